// The state of the process: threads, random generators, devices and versions.
#include "systemtorch.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/core/Generator.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <torch/version.h>

#include <mutex>
#include <string>

using systemtorch::guarded;

namespace {

c10::Device device_of(int32_t type, int32_t index) {
  TORCH_CHECK(type >= 0 && type < c10::COMPILE_TIME_MAX_DEVICE_TYPES, "There is no device type ", type, ".");
  return c10::Device(static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index));
}

at::Generator& generator(void* handle) {
  TORCH_CHECK(handle != nullptr, "A generator handle is null.");
  return *static_cast<at::Generator*>(handle);
}

// Libtorch up to 2.8 answers with yes or no, later ones with one of three options; the first of them is "allowed".
bool is_allowed(bool answer) {
  return answer;
}
template <class Option>
bool is_allowed(Option answer) {
  return static_cast<int>(answer) == 0;
}

}  // namespace

// What the headers say that this library was compiled with.
ST_API const char* st_torch_version() {
  return TORCH_VERSION;
}

// What the loaded libtorch was compiled as, which need not be what the headers say; empty where it does not tell.
ST_API const char* st_loaded_torch_version() {
  static const std::string version = [] {
    const std::string config = at::show_config();
    const std::string mark = "TORCH_VERSION=";
    const auto start = config.find(mark);
    if (start == std::string::npos) return std::string();
    const auto from = start + mark.size();
    return config.substr(from, config.find_first_of(", \n", from) - from);
  }();
  return version.c_str();
}

ST_API int32_t st_threads() {
  return at::get_num_threads();
}

ST_API int st_set_threads(int32_t count) {
  return guarded([&] { at::set_num_threads(count); });
}

ST_API int32_t st_interop_threads() {
  return at::get_num_interop_threads();
}

ST_API int st_set_interop_threads(int32_t count) {
  return guarded([&] { at::set_num_interop_threads(count); });
}

ST_API int st_manual_seed(uint64_t seed) {
  return guarded([&] { at::manual_seed(seed); });
}

// The generator that random operators use when none is given.
ST_API int st_generator_default(int32_t device_type, int32_t device_index, void** handle) {
  return guarded([&] {
    *handle = new at::Generator(at::globalContext().defaultGenerator(device_of(device_type, device_index)));
  });
}

ST_API int st_generator_new(int32_t device_type, int32_t device_index, uint64_t seed, void** handle) {
  return guarded([&] {
    const auto device = device_of(device_type, device_index);
    auto fresh = device.is_cpu() ? at::detail::createCPUGenerator(seed)
                                 : at::globalContext().defaultGenerator(device).clone();
    fresh.set_current_seed(seed);
    *handle = new at::Generator(std::move(fresh));
  });
}

ST_API void st_generator_free(void* handle) {
  delete static_cast<at::Generator*>(handle);
}

ST_API int st_generator_set_seed(void* handle, uint64_t seed) {
  return guarded([&] {
    auto& target = generator(handle);
    std::lock_guard<std::mutex> lock(target.mutex());
    target.set_current_seed(seed);
  });
}

// A fresh seed from the system's entropy, set and returned.
ST_API int st_generator_reseed(void* handle, uint64_t* seed) {
  return guarded([&] {
    auto& target = generator(handle);
    std::lock_guard<std::mutex> lock(target.mutex());
    *seed = target.seed();
  });
}

ST_API int st_generator_seed(void* handle, uint64_t* seed) {
  return guarded([&] { *seed = generator(handle).current_seed(); });
}

ST_API int st_generator_state(void* handle, void** state) {
  return guarded([&] {
    auto& source = generator(handle);
    std::lock_guard<std::mutex> lock(source.mutex());
    *state = systemtorch::release(source.get_state());
  });
}

ST_API int st_generator_set_state(void* handle, const void* state) {
  return guarded([&] {
    auto& target = generator(handle);
    std::lock_guard<std::mutex> lock(target.mutex());
    target.set_state(systemtorch::require(state));
  });
}

ST_API int32_t st_cuda_is_available() {
  return at::globalContext().hasCUDA() && at::getNumGPUs() > 0;
}

ST_API int32_t st_cuda_device_count() {
  return static_cast<int32_t>(at::getNumGPUs());
}

ST_API int32_t st_cudnn_is_available() {
  return at::globalContext().hasCUDA() && at::globalContext().hasCuDNN();
}

ST_API int st_cuda_synchronize(int32_t device_index) {
  return guarded([&] { at::detail::getCUDAHooks().deviceSynchronize(device_index); });
}

ST_API int32_t st_cuda_allow_tf32() {
  return at::globalContext().allowTF32CuBLAS();
}

ST_API void st_cuda_set_allow_tf32(int32_t value) {
  at::globalContext().setAllowTF32CuBLAS(value != 0);
}

ST_API int32_t st_cudnn_allow_tf32() {
  return at::globalContext().allowTF32CuDNN();
}

ST_API void st_cudnn_set_allow_tf32(int32_t value) {
  at::globalContext().setAllowTF32CuDNN(value != 0);
}

ST_API int32_t st_cuda_allow_fp16_reduction() {
  return is_allowed(at::globalContext().allowFP16ReductionCuBLAS());
}

ST_API void st_cuda_set_allow_fp16_reduction(int32_t value) {
  at::globalContext().setAllowFP16ReductionCuBLAS(value != 0);
}

ST_API int32_t st_flash_attention() {
  return at::globalContext().userEnabledFlashSDP();
}

ST_API void st_set_flash_attention(int32_t value) {
  at::globalContext().setSDPUseFlash(value != 0);
}

ST_API int32_t st_math_attention() {
  return at::globalContext().userEnabledMathSDP();
}

ST_API void st_set_math_attention(int32_t value) {
  at::globalContext().setSDPUseMath(value != 0);
}
