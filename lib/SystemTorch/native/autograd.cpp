// Backward passes, and the modes that decide what is recorded for them.
#include "systemtorch.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>

#include <vector>

using systemtorch::guarded;

namespace {

std::vector<at::Tensor> required(const void* const* handles, int32_t count) {
  std::vector<at::Tensor> tensors;
  for (int32_t i = 0; i < count; i++) {
    tensors.push_back(systemtorch::require(handles[i]));
  }
  return tensors;
}

// Gradients of outputs may be missing: a missing one stands for one, and the output must be a scalar.
std::vector<at::Tensor> optional(const void* const* handles, int32_t count) {
  std::vector<at::Tensor> tensors;
  for (int32_t i = 0; i < count; i++) {
    tensors.push_back(systemtorch::borrow(handles[i]));
  }
  return tensors;
}

}  // namespace

ST_API int st_backward(const void* const* outputs, const void* const* output_grads, int32_t output_count,
                       const void* const* inputs, int32_t input_count, int32_t retain_graph, int32_t create_graph) {
  return guarded([&] {
    const auto grads = output_grads == nullptr ? std::vector<at::Tensor>(output_count)
                                               : optional(output_grads, output_count);
    torch::autograd::backward(required(outputs, output_count), grads, retain_graph != 0, create_graph != 0,
                              required(inputs, input_count));
  });
}

// Gradients go into `results`, one handle an input, null where an unused input is allowed.
ST_API int st_grad(const void* const* outputs, const void* const* output_grads, int32_t output_count,
                   const void* const* inputs, int32_t input_count, int32_t retain_graph, int32_t create_graph,
                   int32_t allow_unused, void** results) {
  return guarded([&] {
    const auto grads = output_grads == nullptr ? std::vector<at::Tensor>(output_count)
                                               : optional(output_grads, output_count);
    auto found = torch::autograd::grad(required(outputs, output_count), required(inputs, input_count), grads,
                                       retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (size_t i = 0; i < found.size(); i++) {
      results[i] = systemtorch::release(std::move(found[i]));
    }
  });
}

ST_API int32_t st_grad_mode() {
  return c10::GradMode::is_enabled();
}

ST_API void st_set_grad_mode(int32_t enabled) {
  c10::GradMode::set_enabled(enabled != 0);
}

ST_API int32_t st_inference_mode() {
  return c10::InferenceMode::is_enabled();
}

// The mode lasts until its guard is given back, on the same thread and in reverse order.
ST_API int st_inference_mode_enter(int32_t enabled, void** guard) {
  return guarded([&] { *guard = new c10::InferenceMode(enabled != 0); });
}

ST_API void st_inference_mode_leave(void* guard) {
  delete static_cast<c10::InferenceMode*>(guard);
}

// Backward passes that look for what went wrong: they name the operator, and stop at NaN where asked to.
ST_API int32_t st_anomaly_mode() {
  return torch::autograd::AnomalyMode::is_enabled();
}

ST_API int32_t st_anomaly_checks_nan() {
  return torch::autograd::AnomalyMode::should_check_nan();
}

ST_API void st_set_anomaly_mode(int32_t enabled, int32_t check_nan) {
  torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0);
}
