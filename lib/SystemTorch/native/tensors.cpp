// Tensor handles: free them, ask them, read and write their gradient, and wrap memory of the caller.
#include "systemtorch.h"

#include <ATen/ops/from_blob.h>
#include <c10/core/TensorOptions.h>

using systemtorch::borrow;
using systemtorch::guarded;
using systemtorch::release;
using systemtorch::require;

namespace {

const c10::TensorImpl& impl(const void* handle) {
  return *static_cast<const c10::TensorImpl*>(handle);
}

}  // namespace

ST_API void st_tensor_free(void* handle) {
  at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(
      static_cast<c10::TensorImpl*>(handle)));
}

// What does not change while a handle lives is asked for in one call.
struct TensorFacts {
  int32_t dtype;
  int32_t device_type;
  int32_t device_index;
  int32_t layout;
  int64_t dimensions;
  int64_t elements;
  int64_t element_size;
};

ST_API int st_tensor_facts(const void* handle, TensorFacts* facts) {
  return guarded([&] {
    const auto tensor = require(handle);
    const auto device = tensor.device();
    *facts = TensorFacts{
        static_cast<int32_t>(tensor.scalar_type()),
        static_cast<int32_t>(device.type()),
        static_cast<int32_t>(device.index()),
        static_cast<int32_t>(tensor.layout()),
        tensor.dim(),
        tensor.numel(),
        static_cast<int64_t>(tensor.element_size())};
  });
}

ST_API int32_t st_tensor_dtype(const void* handle) {
  return static_cast<int32_t>(c10::typeMetaToScalarType(impl(handle).dtype()));
}

ST_API int st_tensor_sizes(const void* handle, int64_t* sizes, int64_t* strides, int64_t capacity) {
  return guarded([&] {
    const auto tensor = require(handle);
    TORCH_CHECK(tensor.dim() <= capacity, "There is room for ", capacity, " sizes, not for ", tensor.dim(), ".");
    for (int64_t i = 0; i < tensor.dim(); i++) {
      if (sizes != nullptr) sizes[i] = tensor.size(i);
      if (strides != nullptr) strides[i] = tensor.stride(i);
    }
  });
}

// The address of the first element, or null for a tensor without elements or without memory of its own.
ST_API int st_tensor_data(const void* handle, void** data, int64_t* storage_offset) {
  return guarded([&] {
    const auto tensor = require(handle);
    *storage_offset = tensor.storage_offset();
    *data = tensor.data_ptr();
  });
}

// The block of memory that the tensor lies in, from its beginning, and its length in bytes.
ST_API int st_tensor_storage(const void* handle, void** data, uint64_t* bytes) {
  return guarded([&] {
    const auto storage = require(handle).storage();
    *data = const_cast<void*>(static_cast<const void*>(storage.data()));  // libtorch 2 gives it as const
    *bytes = storage.nbytes();
  });
}

ST_API int st_tensor_is_contiguous(const void* handle, int32_t memory_format, int32_t* answer) {
  return guarded([&] {
    const auto format = static_cast<at::MemoryFormat>(memory_format);
    TORCH_CHECK(format == at::MemoryFormat::Contiguous || format == at::MemoryFormat::ChannelsLast,
                "Contiguity is asked for row-major or channels-last order.");
    *answer = require(handle).is_contiguous(format);
  });
}

ST_API int32_t st_tensor_requires_grad(const void* handle) {
  return impl(handle).requires_grad();
}

ST_API int st_tensor_set_requires_grad(const void* handle, int32_t value) {
  return guarded([&] {
    const auto tensor = require(handle);
    TORCH_CHECK(tensor.is_leaf() || value != 0,
                "requires_grad can be changed on leaf tensors only; detach() gives a tensor outside the graph.");
    if (tensor.requires_grad() != (value != 0)) {
      tensor.set_requires_grad(value != 0);
    }
  });
}

ST_API int st_tensor_is_leaf(const void* handle, int32_t* answer) {
  return guarded([&] { *answer = require(handle).is_leaf(); });
}

ST_API int st_tensor_grad(const void* handle, void** grad) {
  return guarded([&] { *grad = release(require(handle).unsafeGetTensorImpl()->grad()); });
}

ST_API int st_tensor_set_grad(const void* handle, const void* grad) {
  return guarded([&] {
    const auto tensor = require(handle);
    const auto value = borrow(grad);
    if (value.defined()) {
      TORCH_CHECK(value.sizes() == tensor.sizes(), "A gradient has its tensor's shape ", tensor.sizes(), ", not ",
                  value.sizes(), ".");
      TORCH_CHECK(value.scalar_type() == tensor.scalar_type() && value.device() == tensor.device(),
                  "A gradient has its tensor's dtype and device.");
    }
    tensor.mutable_grad() = value;
  });
}

ST_API int st_tensor_retain_grad(const void* handle) {
  return guarded([&] { require(handle).retain_grad(); });
}

// Makes `handle` see the data of `source`, keeping its identity (and so its gradient and its place in optimizers).
ST_API int st_tensor_set_data(const void* handle, const void* source) {
  return guarded([&] { require(handle).set_data(require(source)); });
}

// A tensor over memory of the caller; `done` is called with `context` when the last tensor that sees it is gone.
ST_API int st_tensor_from_blob(void* data, const int64_t* sizes, int64_t dimensions, int32_t dtype,
                               void (*done)(void*), void* context, void** result) {
  return guarded([&] {
    const auto type = static_cast<at::ScalarType>(dtype);
    TORCH_CHECK(type >= at::ScalarType::Byte && type < at::ScalarType::Undefined, "There is no dtype ", dtype, ".");
    at::IntArrayRef shape(sizes, dimensions);
    for (const auto size : shape) {
      TORCH_CHECK(size >= 0, "A size cannot be negative: ", shape, ".");
    }
    auto storage_free = [done, context](void*) { done(context); };
    *result = release(at::for_blob(data, shape)
                          .deleter(storage_free)
                          .options(at::TensorOptions().dtype(type))
                          .make_tensor());
  });
}
