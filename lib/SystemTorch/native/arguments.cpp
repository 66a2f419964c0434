// Checks arguments against an operator's schema and turns them into what its kernel takes: a kernel trusts what is on
// its stack.
#include "operator.h"

#include <c10/core/Device.h>

#include <cstdlib>

namespace systemtorch {
namespace {

using c10::IValue;
using c10::TypeKind;

[[noreturn]] void refuse(const Operator& op, const Parameter& parameter, const char* problem) {
  TORCH_CHECK(false, op.name, ": argument '", parameter.name, "' ", problem);
  std::abort();
}

[[noreturn]] void miss(const Operator& op, const Parameter& parameter, const char* problem) {
  throw MissingArgument(op.name + ": argument '" + parameter.name + "' " + problem);
}

template <class T>
c10::List<T> list_of(const Value& value) {
  const auto* items = static_cast<const T*>(value.pointer);
  c10::List<T> list;
  list.reserve(value.count);
  for (int32_t i = 0; i < value.count; i++) {
    list.push_back(items[i]);
  }
  return list;
}

c10::List<bool> bool_list(const Value& value) {
  const auto* items = static_cast<const uint8_t*>(value.pointer);
  c10::List<bool> list;
  for (int32_t i = 0; i < value.count; i++) {
    list.push_back(items[i] != 0);
  }
  return list;
}

IValue tensor_list(const Operator& op, const Parameter& parameter, const Value& value) {
  const auto* handles = static_cast<const void* const*>(value.pointer);
  if (parameter.optional_item) {
    c10::List<c10::optional<at::Tensor>> list;
    for (int32_t i = 0; i < value.count; i++) {
      list.push_back(handles[i] == nullptr ? c10::optional<at::Tensor>() : borrow(handles[i]));
    }
    return list;
  }
  c10::List<at::Tensor> list;
  for (int32_t i = 0; i < value.count; i++) {
    if (handles[i] == nullptr) {
      miss(op, parameter, "is a list with a missing tensor.");
    }
    list.push_back(borrow(handles[i]));
  }
  return list;
}

IValue scalar_list(const Value& value) {
  const auto* items = static_cast<const Value*>(value.pointer);
  c10::List<at::Scalar> list;
  for (int32_t i = 0; i < value.count; i++) {
    list.push_back(items[i].tag == Tag::Double ? at::Scalar(items[i].real) : at::Scalar(items[i].integer));
  }
  return IValue(c10::impl::toList(list));
}

IValue list_argument(const Operator& op, const Parameter& parameter, const Value& value) {
  if (value.count < 0 || (value.count > 0 && value.pointer == nullptr)) {
    refuse(op, parameter, "is a list without its items.");
  }
  switch (value.tag) {
    case Tag::IntList:
      if (parameter.kind == TypeKind::IntType) return list_of<int64_t>(value);
      if (parameter.kind == TypeKind::FloatType && value.count == 0) return c10::List<double>();
      break;
    case Tag::DoubleList:
      if (parameter.kind == TypeKind::FloatType) return list_of<double>(value);
      break;
    case Tag::BoolList:
      if (parameter.kind == TypeKind::BoolType) return bool_list(value);
      break;
    case Tag::ScalarList:
      if (parameter.kind == TypeKind::NumberType) return scalar_list(value);
      break;
    case Tag::TensorList:
    case Tag::OptionalTensorList:
      if (parameter.kind == TypeKind::TensorType) return tensor_list(op, parameter, value);
      break;
    case Tag::Int:
      if (parameter.kind == TypeKind::IntType && parameter.fills_list) return value.integer;
      break;
    default:
      break;
  }
  refuse(op, parameter, "is not the list that the operator takes.");
}

bool in_range(const Value& value, int64_t end) {
  return value.integer >= 0 && value.integer < end;
}

bool is_tag_of_type(Tag tag, TypeKind kind) {
  switch (tag) {
    case Tag::DType:
      return kind == TypeKind::ScalarTypeType || kind == TypeKind::IntType;
    case Tag::Layout:
      return kind == TypeKind::LayoutType || kind == TypeKind::IntType;
    case Tag::MemoryFormat:
      return kind == TypeKind::MemoryFormatType || kind == TypeKind::IntType;
    default:
      return false;
  }
}

// dtype, layout and memory format travel as integers; a kernel indexes tables with them.
IValue enumeration(const Operator& op, const Parameter& parameter, const Value& value) {
  const int64_t end = value.tag == Tag::DType ? static_cast<int64_t>(at::ScalarType::Undefined)
      : value.tag == Tag::Layout              ? static_cast<int64_t>(at::Layout::NumOptions)
                                              : static_cast<int64_t>(at::MemoryFormat::NumOptions);
  if (!is_tag_of_type(value.tag, parameter.kind) || !in_range(value, end)) {
    refuse(op, parameter, "is not one of the values that the operator takes.");
  }
  return value.integer;
}

IValue device(const Operator& op, const Parameter& parameter, const Value& value) {
  const int64_t type = value.integer >> 32;
  const int64_t index = static_cast<int32_t>(value.integer & 0xffffffff);
  if (parameter.kind != TypeKind::DeviceObjType || type < 0 || type >= c10::COMPILE_TIME_MAX_DEVICE_TYPES ||
      index < -1 || index > 127) {
    refuse(op, parameter, "is not a device.");
  }
  return c10::Device(static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index));
}

IValue single_argument(const Operator& op, const Parameter& parameter, const Value& value) {
  const bool number = parameter.kind == TypeKind::NumberType;
  switch (value.tag) {
    case Tag::Tensor:
      if (parameter.kind != TypeKind::TensorType) break;
      if (value.pointer == nullptr) miss(op, parameter, "is a null handle.");
      return borrow(value.pointer);
    case Tag::Int:
      if (number || parameter.kind == TypeKind::IntType) return value.integer;
      if (parameter.kind == TypeKind::FloatType) return static_cast<double>(value.integer);
      break;
    case Tag::Double:
      if (number || parameter.kind == TypeKind::FloatType) return value.real;
      break;
    case Tag::Bool:
      if (number || parameter.kind == TypeKind::BoolType) return value.integer != 0;
      break;
    case Tag::Complex:
      // Read as two numbers: a complex one wants an alignment that managed memory does not have.
      if (number && value.pointer != nullptr) {
        const auto* parts = static_cast<const double*>(value.pointer);
        return c10::complex<double>(parts[0], parts[1]);
      }
      break;
    case Tag::String:
      if (parameter.kind == TypeKind::StringType && value.pointer != nullptr && value.count >= 0)
        return std::string(static_cast<const char*>(value.pointer), value.count);
      break;
    case Tag::Device:
      return device(op, parameter, value);
    case Tag::DType:
    case Tag::Layout:
    case Tag::MemoryFormat:
      return enumeration(op, parameter, value);
    case Tag::Generator:
      if (parameter.kind == TypeKind::GeneratorType && value.pointer != nullptr)
        return *static_cast<const at::Generator*>(value.pointer);
      break;
    default:
      break;
  }
  refuse(op, parameter, "has another type in the operator's schema.");
}

}  // namespace

IValue argument(const Operator& op, const Parameter& parameter, const Value& value) {
  if (value.tag == Tag::None) {
    if (!parameter.optional) miss(op, parameter, "is missing: it must have a value.");
    return IValue();
  }
  if (value.tag == Tag::Default) {
    if (!parameter.has_default) refuse(op, parameter, "has no default.");
    return parameter.default_value;
  }
  return parameter.list ? list_argument(op, parameter, value) : single_argument(op, parameter, value);
}

}  // namespace systemtorch
