// One step of stochastic gradient descent over all parameters in one pass: every parameter, gradient and momentum is read
// once and written once, in one call.
#include "systemtorch.h"

#include <ATen/Dispatch.h>
#include <ATen/Parallel.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>
#include <cstdint>
#include <vector>

struct SgdSettings {
  double rate;
  double momentum;
  double dampening;
  double weight_decay;
  int32_t nesterov;
  int32_t maximize;
};

namespace {

struct Entry {
  at::Tensor parameter, gradient, momentum;
  bool first;     // the momentum starts as the gradient
  int64_t start;  // where its elements are in the numbering of all elements
};

bool fits(const at::Tensor& tensor, const at::Tensor& like) {
  return tensor.is_cpu() && tensor.layout() == at::kStrided && tensor.scalar_type() == like.scalar_type() &&
         tensor.sizes() == like.sizes() && tensor.strides() == like.strides();
}

bool supported(const at::Tensor& parameter) {
  return parameter.is_cpu() && parameter.layout() == at::kStrided && parameter.is_non_overlapping_and_dense() &&
         (parameter.scalar_type() == at::kFloat || parameter.scalar_type() == at::kDouble);
}

template <typename T>
void update(const Entry& entry, int64_t begin, int64_t end, const SgdSettings& s) {
  T* __restrict const w = entry.parameter.data_ptr<T>();
  const T* __restrict const gradient = entry.gradient.data_ptr<T>();
  const T rate = static_cast<T>(s.maximize ? s.rate : -s.rate), decay = static_cast<T>(s.weight_decay);
  if (!entry.momentum.defined()) {
    for (int64_t i = begin; i < end; ++i) w[i] += rate * (gradient[i] + decay * w[i]);
    return;
  }

  T* __restrict const v = entry.momentum.data_ptr<T>();
  const T kept = static_cast<T>(entry.first ? 0 : s.momentum), share = static_cast<T>(entry.first ? 1 : 1 - s.dampening);
  const T ahead = static_cast<T>(s.momentum);
  for (int64_t i = begin; i < end; ++i) {
    const T g = gradient[i] + decay * w[i];
    v[i] = kept * v[i] + share * g;
    w[i] += rate * (s.nesterov ? g + ahead * v[i] : v[i]);
  }
}

void update(const std::vector<Entry>& entries, int64_t elements, const SgdSettings& settings) {
  at::parallel_for(0, elements, 16384, [&](int64_t begin, int64_t end) {
    const auto after = [](int64_t at, const Entry& entry) { return at < entry.start; };
    auto entry = std::prev(std::upper_bound(entries.begin(), entries.end(), begin, after));
    for (; entry != entries.end() && entry->start < end; ++entry) {
      const int64_t from = std::max<int64_t>(0, begin - entry->start);
      const int64_t to = std::min(entry->parameter.numel(), end - entry->start);
      if (entry->parameter.scalar_type() == at::kFloat) {
        update<float>(*entry, from, to, settings);
      } else {
        update<double>(*entry, from, to, settings);
      }
    }
  });
}

}  // namespace

// Updates `count` parameters from their gradients; those without one are left alone. `momenta` holds a handle or null for
// each and gets new handles where a momentum begins. `done` becomes 0, and nothing is changed, where some tensor is not a
// dense one of floats or doubles on the CPU.
ST_API int st_sgd_step(void* const* parameters, void** momenta, int32_t count, const SgdSettings* settings, int32_t* done) {
  return systemtorch::guarded([&] {
    std::vector<Entry> entries;
    std::vector<int32_t> positions;
    int64_t elements = 0;
    *done = 0;
    for (int32_t i = 0; i < count; i++) {
      const at::Tensor parameter = systemtorch::require(parameters[i]);
      const at::Tensor gradient = parameter.grad();
      if (!gradient.defined() || parameter.numel() == 0) continue;
      const at::Tensor momentum = systemtorch::borrow(momenta[i]);
      if (!supported(parameter) || (momentum.defined() && !fits(momentum, parameter))) return;
      if (!fits(gradient, parameter) && !(gradient.is_cpu() && gradient.layout() == at::kStrided)) return;
      if (gradient.sizes() != parameter.sizes() || gradient.scalar_type() != parameter.scalar_type()) return;
      entries.push_back({parameter, gradient, momentum, false, elements});
      positions.push_back(i);
      elements += parameter.numel();
    }

    for (size_t i = 0; i < entries.size(); i++) {
      Entry& entry = entries[i];
      if (!fits(entry.gradient, entry.parameter)) {
        entry.gradient = at::empty_like(entry.parameter.detach()).copy_(entry.gradient.detach());
      }
      if (settings->momentum != 0 && !entry.momentum.defined()) {
        entry.momentum = at::zeros_like(entry.parameter.detach());
        entry.first = true;
        momenta[positions[i]] = systemtorch::release(entry.momentum);
      }
      if (settings->momentum == 0) entry.momentum = at::Tensor();
    }

    if (!entries.empty()) update(entries, elements, *settings);
    for (const Entry& entry : entries) entry.parameter.unsafeGetTensorImpl()->bump_version();
    *done = 1;
  });
}
