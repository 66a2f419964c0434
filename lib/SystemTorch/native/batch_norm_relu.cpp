// Batch normalization, the addition of a shortcut and ReLU as one operator with its own backward, for float tensors whose
// channels lie innermost (channels_last). PyTorch runs three operators and three more in the backward pass, each of which
// reads and writes the whole activation; here the forward pass reads it twice and the backward pass twice. Gradients are
// written over the incoming gradient where nobody else holds it.
#include "channel_kernels.h"
#include "node.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/native_batch_norm_backward.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/library.h>

#include <cmath>

namespace {

using systemtorch::ChannelSums;
using systemtorch::map_strips;
using systemtorch::Strips;
using systemtorch::sum_strips;
using systemtorch::with_lanes;
using torch::autograd::SavedVariable;
using torch::autograd::variable_list;

using Floats = std::vector<float>;

constexpr auto kChannelsLast = at::MemoryFormat::ChannelsLast;

Floats floats_of(const at::Tensor& tensor) {
  const float* data = tensor.data_ptr<float>();
  return Floats(data, data + tensor.numel());
}

at::Tensor tensor_of(const Floats& values) {
  at::Tensor result = at::empty({static_cast<int64_t>(values.size())}, at::kFloat);
  std::copy(values.begin(), values.end(), result.data_ptr<float>());
  return result;
}

struct Statistics {
  Floats mean;
  Floats inverse_std;

  // BN(x) = x * scale + offset
  Floats scale(const at::Tensor& weight) const {
    Floats result = floats_of(weight);
    for (size_t c = 0; c < result.size(); ++c) result[c] *= inverse_std[c];
    return result;
  }

  Floats offset(const at::Tensor& bias, const Floats& scale) const {
    Floats result = floats_of(bias);
    for (size_t c = 0; c < result.size(); ++c) result[c] -= mean[c] * scale[c];
    return result;
  }
};

Statistics batch_statistics(const at::Tensor& x, const at::Tensor& running_mean, const at::Tensor& running_var,
                            double momentum, double eps) {
  const Strips strips(x);
  const float* const data = x.data_ptr<float>();
  const Floats first_pixel(data, data + strips.channels);
  const Floats shift = strips.spread(first_pixel);  // near the mean, so that squares do not cancel
  ChannelSums sums(strips);
  with_lanes(strips, [&](auto lanes) {
    sum_strips<lanes>(strips, sums, [data, from = shift.data()](int64_t at, int64_t lane, float& sum, float& squares) {
      const float v = data[at] - from[lane];
      sum += v;
      squares += v * v;
    });
  });

  Statistics result{Floats(strips.channels), Floats(strips.channels)};
  float* const mean_out = running_mean.data_ptr<float>();
  float* const var_out = running_var.data_ptr<float>();
  const auto count = static_cast<double>(strips.pixels);
  for (int64_t c = 0; c < strips.channels; ++c) {
    const double offset = sums.first(c) / count;
    const double mean = first_pixel[c] + offset;
    const double var = std::max(0.0, sums.second(c) / count - offset * offset);
    const double unbiased = var * count / std::max(1.0, count - 1);
    result.mean[c] = static_cast<float>(mean);
    result.inverse_std[c] = static_cast<float>(1 / std::sqrt(var + eps));
    mean_out[c] = static_cast<float>((1 - momentum) * mean_out[c] + momentum * mean);
    var_out[c] = static_cast<float>((1 - momentum) * var_out[c] + momentum * unbiased);
  }
  return result;
}

Statistics running_statistics(const at::Tensor& running_mean, const at::Tensor& running_var, double eps) {
  Statistics result{floats_of(running_mean), floats_of(running_var)};
  for (float& value : result.inverse_std) value = static_cast<float>(1 / std::sqrt(value + eps));
  return result;
}

// The number of a vector that belongs to a lane: the output and the gradient must round alike.
inline float normalized(float x, float scale, float offset) { return x * scale + offset; }

void normalize(const at::Tensor& x, const float* plus, const Floats& scale, const Floats& offset, const at::Tensor& y) {
  const Strips strips(x);
  const Floats a = strips.spread(scale), b = strips.spread(offset);
  const float* const in = x.data_ptr<float>();
  float* const out = y.data_ptr<float>();
  with_lanes(strips, [&](auto lanes) {
    if (plus) {
      map_strips<lanes>(strips, [in, out, plus, a = a.data(), b = b.data()](int64_t at, int64_t lane) {
        const float v = normalized(in[at], a[lane], b[lane]) + plus[at];
        out[at] = v < 0 ? 0 : v;  // a NaN stays one
      });
    } else {
      map_strips<lanes>(strips, [in, out, a = a.data(), b = b.data()](int64_t at, int64_t lane) {
        const float v = normalized(in[at], a[lane], b[lane]);
        out[at] = v < 0 ? 0 : v;
      });
    }
  });
}

// Whether memory may be written over: nobody else sees it.
bool is_exclusive(const at::Tensor& tensor) { return tensor.use_count() == 1 && tensor.storage().use_count() == 1; }

struct BatchNormReluBackward : public torch::autograd::Node {
  SavedVariable x, weight, y;  // y only where something was added: else its sign is computed again from x
  Statistics statistics;
  Floats scale, offset;
  at::Tensor running_mean, running_var;
  double eps = 0;
  bool training = false;
  bool plus = false;

  std::string name() const override { return "BatchNormReluBackward"; }

  void release_variables() override {
    x.reset_data();
    weight.reset_data();
    y.reset_data();
  }

  variable_list apply(variable_list&& grads) override {
    if (!grads[0].defined()) return variable_list(4);
    const at::Tensor input = x.unpack();
    const at::Tensor gamma = weight.unpack();
    const at::Tensor output = plus ? y.unpack(systemtorch::share_node(*this)) : at::Tensor();
    if (at::GradMode::is_enabled()) return differentiable(grads[0], input, gamma, output);
    at::Tensor grad = std::move(grads[0]);
    grad = grad.contiguous(kChannelsLast);
    return plus ? behind_sum(grad, input, gamma, output) : behind_relu(grad, input, gamma);
  }

 private:
  // x, weight, bias, plus
  variable_list behind_relu(const at::Tensor& grad, const at::Tensor& input, const at::Tensor& gamma) const {
    const Strips strips(input);
    const Floats a = strips.spread(scale), b = strips.spread(offset), mean = strips.spread(statistics.mean);
    const float *const g = grad.data_ptr<float>(), *const in = input.data_ptr<float>();
    ChannelSums sums(strips);
    with_lanes(strips, [&](auto lanes) {
      sum_strips<lanes>(strips, sums, [g, in, a = a.data(), b = b.data(), mean = mean.data()](
                                          int64_t at, int64_t lane, float& sum, float& product) {
        const float incoming = g[at];
        const float passed = normalized(in[at], a[lane], b[lane]) <= 0 ? 0 : incoming;
        sum += passed;
        product += passed * (in[at] - mean[lane]);
      });
    });

    const Slopes slopes = slopes_of(sums, strips, gamma);
    const at::Tensor grad_x = is_exclusive(grad) ? grad : at::empty_like(input);
    float* const out = grad_x.data_ptr<float>();
    const Floats u = strips.spread(slopes.gradient), v = strips.spread(slopes.input), w = strips.spread(slopes.constant);
    with_lanes(strips, [&](auto lanes) {
      map_strips<lanes>(strips, [g, in, out, a = a.data(), b = b.data(), u = u.data(), v = v.data(), w = w.data()](
                                    int64_t at, int64_t lane) {
        const float incoming = g[at];
        const float passed = normalized(in[at], a[lane], b[lane]) <= 0 ? 0 : incoming;
        out[at] = u[lane] * passed + v[lane] * in[at] + w[lane];
      });
    });
    return {grad_x, tensor_of(slopes.weight), tensor_of(slopes.bias), at::Tensor()};
  }

  // The gradient behind the ReLU is also that of what was added, so it is written out.
  variable_list behind_sum(const at::Tensor& grad, const at::Tensor& input, const at::Tensor& gamma,
                           const at::Tensor& output) const {
    const Strips strips(input);
    const Floats mean = strips.spread(statistics.mean);
    const at::Tensor grad_plus = is_exclusive(grad) ? grad : at::empty_like(input);
    const float *const g = grad.data_ptr<float>(), *const in = input.data_ptr<float>();
    const float* const result = output.data_ptr<float>();
    float* const passed_on = grad_plus.data_ptr<float>();
    ChannelSums sums(strips);
    with_lanes(strips, [&](auto lanes) {
      sum_strips<lanes>(strips, sums, [g, in, result, passed_on, mean = mean.data()](
                                          int64_t at, int64_t lane, float& sum, float& product) {
        const float incoming = g[at];
        const float passed = result[at] <= 0 ? 0 : incoming;
        sum += passed;
        product += passed * (in[at] - mean[lane]);
        passed_on[at] = passed;
      });
    });

    const Slopes slopes = slopes_of(sums, strips, gamma);
    const at::Tensor grad_x = at::empty_like(input);
    float* const out = grad_x.data_ptr<float>();
    const Floats u = strips.spread(slopes.gradient), v = strips.spread(slopes.input), w = strips.spread(slopes.constant);
    with_lanes(strips, [&](auto lanes) {
      map_strips<lanes>(strips, [in, out, passed_on, u = u.data(), v = v.data(), w = w.data()](int64_t at, int64_t lane) {
        out[at] = u[lane] * passed_on[at] + v[lane] * in[at] + w[lane];
      });
    });
    return {grad_x, tensor_of(slopes.weight), tensor_of(slopes.bias), grad_plus};
  }

  // grad_x = gradient * g + input * x + constant by channel, g the gradient behind the ReLU.
  struct Slopes {
    Floats gradient, input, constant, weight, bias;
  };

  Slopes slopes_of(const ChannelSums& sums, const Strips& strips, const at::Tensor& gamma) const {
    const Floats factors = floats_of(gamma);
    const size_t channels = factors.size();
    const auto count = static_cast<double>(strips.pixels);
    Slopes slopes{Floats(channels), Floats(channels), Floats(channels), Floats(channels), Floats(channels)};
    for (size_t c = 0; c < channels; ++c) {
      const double sum = sums.first(c);
      const double product = sums.second(c) * statistics.inverse_std[c];  // sum of gradient * normalized x
      const double slope = static_cast<double>(factors[c]) * statistics.inverse_std[c];
      slopes.bias[c] = static_cast<float>(sum);
      slopes.weight[c] = static_cast<float>(product);
      slopes.gradient[c] = static_cast<float>(slope);
      if (training) {
        const double per_x = -slope * product * statistics.inverse_std[c] / count;
        slopes.input[c] = static_cast<float>(per_x);
        slopes.constant[c] = static_cast<float>(-slope * sum / count - per_x * statistics.mean[c]);
      }
    }
    return slopes;
  }

  // For a second derivative: the same from libtorch's operators, which record what they do.
  variable_list differentiable(const at::Tensor& grad, const at::Tensor& input, const at::Tensor& gamma,
                               const at::Tensor& output) const {
    const auto by_channel = [](const Floats& values) { return tensor_of(values).view({1, -1, 1, 1}); };
    const at::Tensor passes = plus ? output > 0 : input.detach() * by_channel(scale) + by_channel(offset) > 0;
    const at::Tensor passed = grad * passes;
    auto [grad_x, grad_weight, grad_bias] = at::native_batch_norm_backward(
        passed, input, gamma, running_mean, running_var, tensor_of(statistics.mean), tensor_of(statistics.inverse_std),
        training, eps, {true, true, true});
    return {grad_x, grad_weight, grad_bias, plus ? passed : at::Tensor()};
  }
};

void require_fitting(const at::Tensor& x, const c10::optional<at::Tensor>& plus,
                     std::initializer_list<at::Tensor> parameters) {
  const auto is_float = [](const at::Tensor& tensor) {
    return tensor.device().is_cpu() && tensor.scalar_type() == at::kFloat;
  };
  TORCH_CHECK(is_float(x) && x.dim() == 4 && x.is_contiguous(kChannelsLast) && x.numel() > 0,
              "batch_norm_relu needs a float CPU tensor [N, C, H, W] in channels_last, not ", x.toString(), x.sizes(), ".");
  TORCH_CHECK(!plus || (is_float(*plus) && plus->sizes() == x.sizes()),
              "batch_norm_relu adds float CPU tensors of one shape.");
  for (const at::Tensor& each : parameters) {
    TORCH_CHECK(is_float(each) && each.numel() == x.size(1) && each.is_contiguous(), "batch_norm_relu needs ",
                x.size(1), " contiguous floats for each parameter.");
  }
}

at::Tensor batch_norm_relu(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                           const at::Tensor& running_mean, const at::Tensor& running_var,
                           const c10::optional<at::Tensor>& plus, bool training, double momentum, double eps) {
  require_fitting(x, plus, {weight, bias, running_mean, running_var});
  TORCH_CHECK(!training || x.numel() > x.size(1),
              "batch_norm_relu: expected more than 1 value per channel when training, got input size ", x.sizes(), ".");
  const at::Tensor shortcut = plus.value_or(at::Tensor());
  const Statistics statistics = training ? batch_statistics(x, running_mean, running_var, momentum, eps)
                                         : running_statistics(running_mean, running_var, eps);
  const Floats scale = statistics.scale(weight);
  const Floats offset = statistics.offset(bias, scale);
  at::Tensor y;
  {
    const at::NoGradGuard nothing_recorded;
    const at::Tensor added = plus ? plus->contiguous(kChannelsLast) : at::Tensor();
    y = at::empty_like(x.detach());
    normalize(x, plus ? added.data_ptr<float>() : nullptr, scale, offset, y);
  }

  if (torch::autograd::compute_requires_grad(x, weight, bias, shortcut)) {
    auto node = systemtorch::make_node<BatchNormReluBackward>();
    node->set_next_edges(torch::autograd::collect_next_edges(x, weight, bias, shortcut));
    torch::autograd::set_history(y, node);
    node->x = SavedVariable(x, false);
    node->weight = SavedVariable(weight, false);
    if (plus) node->y = SavedVariable(y, true);
    node->statistics = statistics;
    node->scale = scale;
    node->offset = offset;
    node->running_mean = running_mean;
    node->running_var = running_var;
    node->eps = eps;
    node->training = training;
    node->plus = plus.has_value();
  }
  return y;
}

}  // namespace

TORCH_LIBRARY(resnets, library) {
  library.def(
      "batch_norm_relu(Tensor x, Tensor weight, Tensor bias, Tensor running_mean, Tensor running_var, Tensor? plus, "
      "bool training, float momentum, float eps) -> Tensor",
      &batch_norm_relu);
}
