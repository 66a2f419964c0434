// Loops over activations whose channels lie innermost (channels_last), for sums by channel and for maps with a scale and an
// offset by channel. They are bound by memory: each reads what it needs once, in order.
//
// A loop works on strips of 64 floats, whole vectors on every machine: where there are fewer channels, several pixels share
// a strip and the channels' numbers repeat in it; where there are more, a row of pixels has several strips.
#pragma once

#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace systemtorch {

constexpr int64_t kLanes = 64;
constexpr int64_t kBlock = 128;  // rows whose float sums are added up before they go into a double

// How a tensor [N, C, H, W] is walked through.
struct Strips {
  explicit Strips(const at::Tensor& x) : channels(x.size(1)), pixels(x.numel() / std::max<int64_t>(1, x.size(1))) {
    const bool shared = channels > 0 && kLanes % channels == 0 && x.numel() % kLanes == 0;
    const bool several = channels % kLanes == 0;
    lanes = shared || several ? kLanes : channels;
    width = shared ? kLanes : channels;
    rows = shared ? x.numel() / kLanes : pixels;
  }

  int64_t channels;
  int64_t pixels;  // N * H * W
  int64_t lanes;   // floats in a strip: kLanes, or all channels where those do not fit
  int64_t width;   // floats in a row, a multiple of lanes
  int64_t rows;

  // Numbers by channel, repeated to the width of a row.
  std::vector<float> spread(const std::vector<float>& by_channel) const {
    std::vector<float> result(width);
    for (int64_t i = 0; i < width; ++i) result[i] = by_channel[i % channels];
    return result;
  }
};

// Two sums by channel: in doubles, for each thread.
class ChannelSums {
 public:
  explicit ChannelSums(const Strips& strips)
      : width_(strips.width), channels_(strips.channels), values_(2 * width_ * at::get_num_threads(), 0.0) {}

  void add(int thread, int64_t lane, int64_t lanes, const float* first, const float* second) {
    double* const into = values_.data() + 2 * width_ * thread + lane;
    for (int64_t i = 0; i < lanes; ++i) {
      into[i] += first[i];
      into[width_ + i] += second[i];
    }
  }

  double first(int64_t channel) const { return total(channel); }
  double second(int64_t channel) const { return total(width_ + channel); }

 private:
  double total(int64_t start) const {
    double sum = 0;
    for (size_t thread = 0; thread < values_.size(); thread += 2 * width_) {
      for (int64_t lane = 0; lane < width_; lane += channels_) sum += values_[thread + start + lane];
    }
    return sum;
  }

  int64_t width_;
  int64_t channels_;
  std::vector<double> values_;
};

// The two sums of one block of rows: in registers where a strip's length is known.
template <int L>
struct Partial {
  explicit Partial(int64_t) {}
  alignas(64) float first[L] = {};
  alignas(64) float second[L] = {};
};

template <>
struct Partial<0> {
  explicit Partial(int64_t lanes) : values(2 * lanes, 0.0f), first(values.data()), second(first + lanes) {}
  std::vector<float> values;
  float* first;
  float* second;
};

// Runs body(begin, end, lane, thread) for every strip of every block of rows, on the intra-op threads.
template <typename Body>
void for_strips(const Strips& strips, const Body& body) {
  const int64_t blocks = (strips.rows + kBlock - 1) / kBlock;
  const int64_t grain = std::max<int64_t>(1, 32768 / (kBlock * strips.width));
  at::parallel_for(0, blocks, grain, [&](int64_t first, int64_t last) {
    for (int64_t block = first; block < last; ++block) {
      const int64_t end = std::min(strips.rows, (block + 1) * kBlock);
      for (int64_t lane = 0; lane < strips.width; lane += strips.lanes) {
        body(block * kBlock, end, lane, at::get_thread_num());
      }
    }
  });
}

// element(index, lane) for every float. L > 0 fixes the length of a strip at compile time.
template <int L, typename Element>
void map_strips(const Strips& strips, const Element& element) {
  for_strips(strips, [&](int64_t begin, int64_t end, int64_t lane, int) {
    const int64_t lanes = L > 0 ? L : strips.lanes;
    for (int64_t row = begin; row < end; ++row) {
      const int64_t start = row * strips.width + lane;
#pragma GCC ivdep
      for (int64_t i = 0; i < lanes; ++i) element(start + i, lane + i);
    }
  });
}

// element(index, lane, first, second) for every float; it adds to the two sums.
template <int L, typename Element>
void sum_strips(const Strips& strips, ChannelSums& sums, const Element& element) {
  for_strips(strips, [&](int64_t begin, int64_t end, int64_t lane, int thread) {
    const int64_t lanes = L > 0 ? L : strips.lanes;
    Partial<L> partial(lanes);
    for (int64_t row = begin; row < end; ++row) {
      const int64_t start = row * strips.width + lane;
#pragma GCC ivdep
      for (int64_t i = 0; i < lanes; ++i) element(start + i, lane + i, partial.first[i], partial.second[i]);
    }
    sums.add(thread, lane, lanes, partial.first, partial.second);
  });
}

// Calls body with the length of a strip as a constant, where it is the usual one.
template <typename Body>
void with_lanes(const Strips& strips, const Body& body) {
  if (strips.lanes == kLanes) {
    body(std::integral_constant<int, kLanes>());
  } else {
    body(std::integral_constant<int, 0>());
  }
}

}  // namespace systemtorch
