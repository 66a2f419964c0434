// What the sources of libsystemtorch share: the value that crosses the border, handles, and error reporting.
//
// A tensor handle is a TensorImpl* that owns one reference; st_tensor_free gives it back. Handles passed in are
// borrowed. Every function that can fail returns 0, or a code of failure with the reason in st_last_error().
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/util/intrusive_ptr.h>

#include <cstdint>
#include <exception>
#include <stdexcept>
#include <string>

#define ST_API extern "C" __attribute__((visibility("default")))

namespace systemtorch {

enum class Tag : int32_t {
  None = 0,
  Default = 1,
  Tensor = 2,
  Int = 3,
  Double = 4,
  Bool = 5,
  Complex = 6,
  IntList = 7,
  DoubleList = 8,
  BoolList = 9,
  TensorList = 10,
  OptionalTensorList = 11,
  String = 12,
  Device = 13,
  DType = 14,
  Layout = 15,
  MemoryFormat = 16,
  Generator = 17,
  ScalarList = 18,
};

// Sixteen bytes: what it is, how many (for lists and strings), and the value or a pointer to the values.
struct Value {
  Tag tag;
  int32_t count;
  union {
    int64_t integer;
    double real;
    const void* pointer;
  };
};
static_assert(sizeof(Value) == 16, "the managed side lays Value out the same way");

// An argument that must have a value has none: the managed side has an exception of its own for it.
class MissingArgument : public std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

// Codes of failure: for MissingArgument, and for everything else.
constexpr int kFailed = 1;
constexpr int kArgumentMissing = 2;

// What an exception says, without where in libtorch's sources it came from.
std::string message_of(const std::exception& error);

// Remembers the message for st_last_error of this thread and returns the error code.
int fail(const char* message) noexcept;
int fail(const std::exception& error) noexcept;

// What st_last_error of this thread gives.
const char* last_message() noexcept;

// Runs the body; an exception becomes an error code.
template <class Body>
int guarded(Body&& body) noexcept {
  try {
    body();
    return 0;
  } catch (const std::exception& error) {
    return fail(error);
  } catch (...) {
    return fail("libtorch threw something that is not an exception.");
  }
}

// A second owner of a handle that the caller keeps. A null handle gives an undefined tensor.
inline at::Tensor borrow(const void* handle) {
  if (handle == nullptr) {
    return at::Tensor();
  }
  auto* impl = static_cast<c10::TensorImpl*>(const_cast<void*>(handle));
  c10::raw::intrusive_ptr::incref(impl);
  return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(impl));
}

// As borrow, for the arguments of functions that need a tensor.
inline at::Tensor require(const void* handle) {
  TORCH_CHECK(handle != nullptr, "A tensor handle is null.");
  return borrow(handle);
}

// Gives the reference to the caller. An undefined tensor gives null.
inline void* release(at::Tensor tensor) {
  return tensor.defined() ? static_cast<void*>(tensor.unsafeReleaseTensorImpl()) : nullptr;
}

}  // namespace systemtorch
