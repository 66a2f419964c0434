// Batch normalization, the addition of a shortcut and ReLU as one operator with its own backward, for float tensors whose
// channels lie innermost (channels_last). PyTorch runs three operators and three more in the backward pass, each of which
// reads and writes the whole activation; here the forward pass reads it twice and the backward pass twice.

#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Variable;
using torch::autograd::variable_list;

// Rows whose float sums are added up before they go into a double: short enough to keep seven digits.
constexpr int64_t kBlock = 128;

struct Rows {
  int64_t count;     // N * H * W
  int64_t channels;  // C, innermost
};

Rows rows_of(const at::Tensor& x) { return {x.numel() / x.size(1), x.size(1)}; }

// Runs body(begin, end, thread) over the rows, in whole blocks, on the intra-op threads.
template <typename Body>
void for_rows(const Rows& rows, const Body& body) {
  const int64_t blocks = (rows.count + kBlock - 1) / kBlock;
  const int64_t grain = std::max<int64_t>(1, 32768 / (kBlock * rows.channels));
  at::parallel_for(0, blocks, grain, [&](int64_t first, int64_t last) {
    for (int64_t block = first; block < last; ++block) {
      body(block * kBlock, std::min(rows.count, (block + 1) * kBlock), at::get_thread_num());
    }
  });
}

// Two sums by channel, one pair of rows of doubles a thread.
class ChannelSums {
 public:
  explicit ChannelSums(int64_t channels)
      : channels_(channels), values_(2 * channels * at::get_num_threads(), 0.0) {}

  void add(int thread, const float* first, const float* second) {
    double* into = values_.data() + 2 * channels_ * thread;
    for (int64_t c = 0; c < channels_; ++c) {
      into[c] += first[c];
      into[channels_ + c] += second[c];
    }
  }

  double first(int64_t c) const { return total(c); }
  double second(int64_t c) const { return total(channels_ + c); }

 private:
  double total(int64_t index) const {
    double sum = 0;
    for (size_t at = index; at < values_.size(); at += 2 * channels_) sum += values_[at];
    return sum;
  }

  int64_t channels_;
  std::vector<double> values_;
};

// The sums of one block of rows: in registers where the number of channels is known, on the heap else.
template <int C>
struct Partial {
  explicit Partial(int64_t) {}
  alignas(64) float first[C] = {};
  alignas(64) float second[C] = {};
};

template <>
struct Partial<0> {
  explicit Partial(int64_t channels) : values(2 * channels, 0.0f), first(values.data()), second(first + channels) {}
  std::vector<float> values;
  float* first;
  float* second;
};

// C > 0 fixes the number of channels at compile time, so that a row is a few whole vectors; 0 takes it from the tensor.
template <int C>
struct Kernel {
  static int64_t width(const Rows& rows) { return C > 0 ? C : rows.channels; }

  static void statistics(const Rows& rows, const float* __restrict x, const float* shift, ChannelSums& sums) {
    for_rows(rows, [&](int64_t begin, int64_t end, int thread) {
      const int64_t width = Kernel::width(rows);
      Partial<C> partial(width);
      for (int64_t row = begin; row < end; ++row) {
        const float* in = x + row * width;
        for (int64_t c = 0; c < width; ++c) {
          const float v = in[c] - shift[c];
          partial.first[c] += v;
          partial.second[c] += v * v;
        }
      }
      sums.add(thread, partial.first, partial.second);
    });
  }

  template <bool kPlus>
  static void normalize(const Rows& rows, const float* __restrict x, const float* __restrict plus,
                        const float* __restrict scale, const float* __restrict offset, float* __restrict y) {
    for_rows(rows, [&](int64_t begin, int64_t end, int) {
      const int64_t width = Kernel::width(rows);
      for (int64_t row = begin; row < end; ++row) {
        const int64_t at = row * width;
        for (int64_t c = 0; c < width; ++c) {
          float v = x[at + c] * scale[c] + offset[c];
          if (kPlus) v += plus[at + c];
          y[at + c] = v < 0 ? 0 : v;  // a NaN stays one
        }
      }
    });
  }

  // Sums of the gradient and of gradient * (x - mean) by channel. With a shortcut the gradient behind the ReLU is also its
  // gradient, so it is written out.
  template <bool kPlus>
  static void gradient_sums(const Rows& rows, const float* __restrict grad, const float* __restrict y,
                            const float* __restrict x, const float* __restrict mean, float* __restrict grad_plus,
                            ChannelSums& sums) {
    for_rows(rows, [&](int64_t begin, int64_t end, int thread) {
      const int64_t width = Kernel::width(rows);
      Partial<C> partial(width);
      for (int64_t row = begin; row < end; ++row) {
        const int64_t at = row * width;
        for (int64_t c = 0; c < width; ++c) {
          const float incoming = grad[at + c];
          const float g = y[at + c] <= 0 ? 0 : incoming;
          partial.first[c] += g;
          partial.second[c] += g * (x[at + c] - mean[c]);
          if (kPlus) grad_plus[at + c] = g;
        }
      }
      sums.add(thread, partial.first, partial.second);
    });
  }

  // grad_x = a * g + b * x + c by channel, g the gradient behind the ReLU.
  static void gradient(const Rows& rows, const float* __restrict grad, const float* __restrict y,
                       const float* __restrict x, const float* __restrict a, const float* __restrict b,
                       const float* __restrict c0, float* __restrict grad_x) {
    for_rows(rows, [&](int64_t begin, int64_t end, int) {
      const int64_t width = Kernel::width(rows);
      for (int64_t row = begin; row < end; ++row) {
        const int64_t at = row * width;
        for (int64_t c = 0; c < width; ++c) {
          const float incoming = grad[at + c];
          const float g = y[at + c] <= 0 ? 0 : incoming;
          grad_x[at + c] = a[c] * g + b[c] * x[at + c] + c0[c];
        }
      }
    });
  }
};

// Calls body with the kernel for the number of channels.
template <typename Body>
void with_kernel(int64_t channels, const Body& body) {
  switch (channels) {
    case 8: return body(Kernel<8>());
    case 16: return body(Kernel<16>());
    case 32: return body(Kernel<32>());
    case 64: return body(Kernel<64>());
    default: return body(Kernel<0>());
  }
}

struct Statistics {
  std::vector<float> mean;
  std::vector<float> inverse_std;
};

Statistics batch_statistics(const at::Tensor& x, const at::Tensor& running_mean, const at::Tensor& running_var,
                            double momentum, double eps) {
  const Rows rows = rows_of(x);
  const float* data = x.data_ptr<float>();
  const std::vector<float> shift(data, data + rows.channels);  // near the mean, so that squares do not cancel
  ChannelSums sums(rows.channels);
  with_kernel(rows.channels, [&](auto kernel) { kernel.statistics(rows, data, shift.data(), sums); });

  Statistics result{std::vector<float>(rows.channels), std::vector<float>(rows.channels)};
  float* const mean_out = running_mean.data_ptr<float>();
  float* const var_out = running_var.data_ptr<float>();
  for (int64_t c = 0; c < rows.channels; ++c) {
    const double offset = sums.first(c) / rows.count;
    const double mean = shift[c] + offset;
    const double var = std::max(0.0, sums.second(c) / rows.count - offset * offset);
    const double unbiased = var * rows.count / std::max<int64_t>(1, rows.count - 1);
    result.mean[c] = static_cast<float>(mean);
    result.inverse_std[c] = static_cast<float>(1 / std::sqrt(var + eps));
    mean_out[c] = static_cast<float>((1 - momentum) * mean_out[c] + momentum * mean);
    var_out[c] = static_cast<float>((1 - momentum) * var_out[c] + momentum * unbiased);
  }
  return result;
}

Statistics running_statistics(const at::Tensor& running_mean, const at::Tensor& running_var, double eps) {
  const int64_t channels = running_mean.numel();
  const float* mean = running_mean.data_ptr<float>();
  const float* var = running_var.data_ptr<float>();
  Statistics result{std::vector<float>(mean, mean + channels), std::vector<float>(channels)};
  for (int64_t c = 0; c < channels; ++c) result.inverse_std[c] = static_cast<float>(1 / std::sqrt(var[c] + eps));
  return result;
}

at::Tensor to_tensor(const std::vector<float>& values) {
  at::Tensor result = at::empty({static_cast<int64_t>(values.size())}, at::kFloat);
  std::copy(values.begin(), values.end(), result.data_ptr<float>());
  return result;
}

class BatchNormRelu : public torch::autograd::Function<BatchNormRelu> {
 public:
  static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& weight,
                            const at::Tensor& bias, const at::Tensor& running_mean, const at::Tensor& running_var,
                            const c10::optional<at::Tensor>& plus, bool training, double momentum, double eps) {
    const Rows rows = rows_of(x);
    const Statistics statistics = training ? batch_statistics(x, running_mean, running_var, momentum, eps)
                                           : running_statistics(running_mean, running_var, eps);
    std::vector<float> scale(rows.channels), offset(rows.channels);
    for (int64_t c = 0; c < rows.channels; ++c) {
      scale[c] = weight.data_ptr<float>()[c] * statistics.inverse_std[c];
      offset[c] = bias.data_ptr<float>()[c] - statistics.mean[c] * scale[c];
    }

    at::Tensor y = at::empty_like(x);
    const float* added = plus ? plus->data_ptr<float>() : nullptr;
    with_kernel(rows.channels, [&](auto kernel) {
      if (added) {
        kernel.template normalize<true>(rows, x.data_ptr<float>(), added, scale.data(), offset.data(),
                                        y.data_ptr<float>());
      } else {
        kernel.template normalize<false>(rows, x.data_ptr<float>(), nullptr, scale.data(), offset.data(),
                                         y.data_ptr<float>());
      }
    });

    context->saved_data["training"] = training;
    context->saved_data["plus"] = plus.has_value();
    context->save_for_backward({x, y, weight, to_tensor(statistics.mean), to_tensor(statistics.inverse_std)});
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list grads) {
    const variable_list saved = context->get_saved_variables();
    const at::Tensor &x = saved[0], &y = saved[1], &weight = saved[2];
    const bool training = context->saved_data["training"].toBool();
    const bool plus = context->saved_data["plus"].toBool();
    const at::Tensor grad = grads[0].contiguous(at::MemoryFormat::ChannelsLast);
    const Rows rows = rows_of(x);
    const float* mean = saved[3].data_ptr<float>();
    const float* inverse_std = saved[4].data_ptr<float>();

    at::Tensor grad_x = at::empty_like(x);
    at::Tensor grad_plus = plus ? at::empty_like(x) : at::Tensor();
    at::Tensor grad_weight = at::empty_like(weight);
    at::Tensor grad_bias = at::empty_like(weight);
    ChannelSums sums(rows.channels);
    with_kernel(rows.channels, [&](auto kernel) {
      const float *g = grad.data_ptr<float>(), *out = y.data_ptr<float>(), *in = x.data_ptr<float>();
      if (plus) {
        kernel.template gradient_sums<true>(rows, g, out, in, mean, grad_plus.data_ptr<float>(), sums);
      } else {
        kernel.template gradient_sums<false>(rows, g, out, in, mean, nullptr, sums);
      }

      std::vector<float> a(rows.channels), b(rows.channels, 0.0f), c0(rows.channels, 0.0f);
      for (int64_t c = 0; c < rows.channels; ++c) {
        const double sum = sums.first(c);
        const double product = sums.second(c) * inverse_std[c];  // sum of gradient * normalized x
        const double scale = static_cast<double>(weight.data_ptr<float>()[c]) * inverse_std[c];
        grad_bias.data_ptr<float>()[c] = static_cast<float>(sum);
        grad_weight.data_ptr<float>()[c] = static_cast<float>(product);
        a[c] = static_cast<float>(scale);
        if (training) {
          const double slope = -scale * product * inverse_std[c] / rows.count;
          b[c] = static_cast<float>(slope);
          c0[c] = static_cast<float>(-scale * sum / rows.count - slope * mean[c]);
        }
      }
      kernel.gradient(rows, g, out, in, a.data(), b.data(), c0.data(), grad_x.data_ptr<float>());
    });

    return {grad_x, grad_weight, grad_bias, {}, {}, grad_plus, {}, {}, {}};
  }
};

bool is_channels_last_float(const at::Tensor& x) {
  return x.device().is_cpu() && x.scalar_type() == at::kFloat && x.dim() == 4 &&
         x.is_contiguous(at::MemoryFormat::ChannelsLast);
}

at::Tensor batch_norm_relu(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                           const at::Tensor& running_mean, const at::Tensor& running_var,
                           const c10::optional<at::Tensor>& plus, bool training, double momentum, double eps) {
  TORCH_CHECK(is_channels_last_float(x), "batch_norm_relu needs a float CPU tensor [N, C, H, W] in channels_last");
  TORCH_CHECK(!plus || (plus->sizes() == x.sizes()), "batch_norm_relu adds tensors of one shape");
  for (const at::Tensor& each : {weight, bias, running_mean, running_var}) {
    TORCH_CHECK(each.numel() == x.size(1) && each.scalar_type() == at::kFloat && each.is_contiguous(),
                "batch_norm_relu needs ", x.size(1), " contiguous floats for each parameter");
  }
  c10::optional<at::Tensor> added;
  if (plus) added = plus->contiguous(at::MemoryFormat::ChannelsLast);
  return BatchNormRelu::apply(x, weight, bias, running_mean, running_var, added, training, momentum, eps);
}

}  // namespace

TORCH_LIBRARY(resnets, library) {
  library.def(
      "batch_norm_relu(Tensor x, Tensor weight, Tensor bias, Tensor running_mean, Tensor running_var, Tensor? plus, "
      "bool training, float momentum, float eps) -> Tensor",
      &batch_norm_relu);
}
