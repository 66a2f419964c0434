// The parameter-free shortcut where dimensions grow: every stride-th row and column of the input, with zeros before and
// behind its channels, for float tensors in channels_last. PyTorch takes two slices and a padding, and in the backward pass
// as many, each with a tensor of its own; here each value is written once.
#include "node.h"
#include "systemtorch.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/slice_backward.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/library.h>

#include <algorithm>

namespace {

using torch::autograd::variable_list;

constexpr auto kChannelsLast = at::MemoryFormat::ChannelsLast;
constexpr int64_t kGrain = 32768;  // floats that are worth a thread

int64_t halved(int64_t size, int64_t stride) { return (size + stride - 1) / stride; }

at::Tensor empty_image(at::IntArrayRef sizes) {
  return at::empty(sizes, at::TensorOptions().dtype(at::kFloat).memory_format(kChannelsLast));
}

void forward(const at::Tensor& x, int64_t stride, int64_t before, const at::Tensor& y) {
  const int64_t width = x.size(3), channels = x.size(1), height = x.size(2);
  const int64_t out_width = y.size(3), out_channels = y.size(1), out_height = y.size(2);
  const float* const in = x.data_ptr<float>();
  float* const out = y.data_ptr<float>();
  const int64_t row = out_width * out_channels;
  at::parallel_for(0, x.size(0) * out_height, std::max<int64_t>(1, kGrain / row), [&](int64_t begin, int64_t end) {
    for (int64_t at = begin; at < end; ++at) {
      const int64_t image = at / out_height, top = at % out_height * stride;
      const float* from = in + (image * height + top) * width * channels;
      float* to = out + at * row;
      for (int64_t column = 0; column < out_width; ++column, from += stride * channels, to += out_channels) {
        std::fill(to, to + before, 0.0f);
        std::copy(from, from + channels, to + before);
        std::fill(to + before + channels, to + out_channels, 0.0f);
      }
    }
  });
}

void backward(const at::Tensor& grad, int64_t stride, int64_t before, const at::Tensor& grad_x) {
  const int64_t width = grad_x.size(3), channels = grad_x.size(1), height = grad_x.size(2);
  const int64_t out_width = grad.size(3), out_channels = grad.size(1), out_height = grad.size(2);
  const float* const in = grad.data_ptr<float>();
  float* const out = grad_x.data_ptr<float>();
  const int64_t row = width * channels;
  at::parallel_for(0, grad_x.size(0) * height, std::max<int64_t>(1, kGrain / row), [&](int64_t begin, int64_t end) {
    for (int64_t at = begin; at < end; ++at) {
      float* const to = out + at * row;
      std::fill(to, to + row, 0.0f);
      const int64_t image = at / height, top = at % height;
      if (top % stride != 0) continue;
      const float* from = in + (image * out_height + top / stride) * out_width * out_channels + before;
      for (int64_t column = 0; column < width; column += stride, from += out_channels) {
        std::copy(from, from + channels, to + column * channels);
      }
    }
  });
}

struct PaddedIdentityBackward : public torch::autograd::Node {
  std::vector<int64_t> sizes;  // of the input
  int64_t stride = 1;
  int64_t before = 0;

  std::string name() const override { return "PaddedIdentityBackward"; }

  variable_list apply(variable_list&& grads) override {
    if (!grads[0].defined()) return variable_list(1);
    if (at::GradMode::is_enabled()) return {differentiable(grads[0])};
    const at::Tensor grad_x = empty_image(sizes);
    backward(grads[0].contiguous(kChannelsLast), stride, before, grad_x);
    return {grad_x};
  }

 private:
  at::Tensor differentiable(const at::Tensor& grad) const {
    const at::Tensor kept = grad.slice(1, before, before + sizes[1]);
    const int64_t rows = halved(sizes[2], stride);
    const at::Tensor by_column = at::slice_backward(kept, {sizes[0], sizes[1], rows, sizes[3]}, 3, 0, sizes[3], stride);
    return at::slice_backward(by_column, sizes, 2, 0, sizes[2], stride);
  }
};

at::Tensor padded_identity(const at::Tensor& x, int64_t stride, int64_t before, int64_t after) {
  TORCH_CHECK(x.device().is_cpu() && x.scalar_type() == at::kFloat && x.dim() == 4 && x.is_contiguous(kChannelsLast) &&
                  x.numel() > 0,
              "padded_identity needs a float CPU tensor [N, C, H, W] in channels_last, not ", x.toString(), x.sizes(), ".");
  TORCH_CHECK(stride > 0 && before >= 0 && after >= 0, "padded_identity needs a positive stride and no negative padding.");
  at::Tensor y = empty_image({x.size(0), before + x.size(1) + after, halved(x.size(2), stride), halved(x.size(3), stride)});
  forward(x, stride, before, y);
  if (torch::autograd::compute_requires_grad(x)) {
    auto node = systemtorch::make_node<PaddedIdentityBackward>();
    node->set_next_edges(torch::autograd::collect_next_edges(x));
    torch::autograd::set_history(y, node);
    node->sizes = x.sizes().vec();
    node->stride = stride;
    node->before = before;
  }
  return y;
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(resnets, library) {
  library.def("padded_identity(Tensor x, int stride, int before, int after) -> Tensor", &padded_identity);
}
