// Any operator of libtorch by its schema name: look it up once, then call it with a tagged argument array.
//
// Every argument is checked against the schema before the call, because a kernel trusts what is on its stack.
#include "systemtorch.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/function_schema.h>
#include <ATen/core/ivalue.h>
#include <ATen/core/jit_type.h>
#include <ATen/core/stack.h>
#include <c10/core/Device.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace systemtorch {
namespace {

using c10::IValue;
using c10::TypeKind;

struct Parameter {
  std::string name;
  TypeKind kind;       // with "optional" and "list of" taken off
  bool optional;       // accepts None
  bool list;
  bool optional_item;  // a list whose items may be missing
  bool fills_list;     // int[2] accepts one int
  bool has_default;
  IValue default_value;
};

struct Operator {
  c10::OperatorHandle handle;
  std::string name;
  std::vector<Parameter> parameters;
};

// SymInt arguments of libtorch 2 take plain integers; the kind's number differs between versions, its name does not.
TypeKind kind_of(const c10::Type& type) {
  return type.str() == "SymInt" ? TypeKind::IntType : type.kind();
}

Parameter describe(const c10::Argument& argument) {
  Parameter result{argument.name(), TypeKind::AnyType, false, false, false, false, false, IValue()};
  c10::TypePtr type = argument.real_type();
  if (auto optional = type->cast<c10::OptionalType>()) {
    result.optional = true;
    type = optional->getElementType();
  }
  if (auto list = type->cast<c10::ListType>()) {
    result.list = true;
    type = list->getElementType();
    if (auto item = type->cast<c10::OptionalType>()) {
      result.optional_item = true;
      type = item->getElementType();
    }
  }
  result.kind = kind_of(*type);
  result.fills_list = result.list && argument.N().has_value();
  if (const auto& value = argument.default_value()) {
    result.has_default = true;
    result.default_value = *value;
  }
  return result;
}

[[noreturn]] void refuse(const Operator& op, const Parameter& parameter, const char* problem) {
  TORCH_CHECK(false, op.name, ": argument '", parameter.name, "' ", problem);
  std::abort();
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
      refuse(op, parameter, "is a list with a missing tensor.");
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
      if (value.pointer == nullptr) refuse(op, parameter, "is a null handle.");
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
      if (number && value.pointer != nullptr) return *static_cast<const c10::complex<double>*>(value.pointer);
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

IValue argument(const Operator& op, const Parameter& parameter, const Value& value) {
  if (value.tag == Tag::None) {
    if (!parameter.optional) refuse(op, parameter, "is missing: it must have a value.");
    return IValue();
  }
  if (value.tag == Tag::Default) {
    if (!parameter.has_default) refuse(op, parameter, "has no default.");
    return parameter.default_value;
  }
  return parameter.list ? list_argument(op, parameter, value) : single_argument(op, parameter, value);
}

void* owned_list(const c10::List<at::Tensor>& tensors) {
  auto** handles = static_cast<void**>(std::malloc(sizeof(void*) * (tensors.size() + 1)));
  TORCH_CHECK(handles != nullptr, "Out of memory for a list of ", tensors.size(), " tensors.");
  for (size_t i = 0; i < tensors.size(); i++) {
    handles[i] = release(tensors.get(i));
  }
  return handles;
}

Value result(const Operator& op, const IValue& value) {
  Value answer{Tag::None, 0, {0}};
  if (value.isTensor()) {
    answer.tag = Tag::Tensor;
    answer.pointer = release(value.toTensor());
  } else if (value.isInt()) {
    answer.tag = Tag::Int;
    answer.integer = value.toInt();
  } else if (value.isDouble()) {
    answer.tag = Tag::Double;
    answer.real = value.toDouble();
  } else if (value.isBool()) {
    answer.tag = Tag::Bool;
    answer.integer = value.toBool();
  } else if (value.isTensorList()) {
    const auto list = value.toTensorList();
    answer.tag = Tag::TensorList;
    answer.count = static_cast<int32_t>(list.size());
    answer.pointer = owned_list(list);
  } else {
    TORCH_CHECK(value.isNone(), op.name, " returns a ", value.tagKind(), ", which has no place in a result.");
  }
  return answer;
}

void free_results(Value* results, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (results[i].tag == Tag::Tensor) {
      at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(
          static_cast<c10::TensorImpl*>(const_cast<void*>(results[i].pointer))));
    }
  }
}

void call(const Operator& op, const Value* arguments, int32_t count, Value* results, int32_t capacity,
          int32_t* result_count) {
  const auto& parameters = op.parameters;
  TORCH_CHECK(count >= 0 && static_cast<size_t>(count) <= parameters.size(), op.name, " takes at most ",
              parameters.size(), " arguments, not ", count, ".");
  torch::jit::Stack stack;
  stack.reserve(parameters.size() + 2);
  for (size_t i = 0; i < parameters.size(); i++) {
    const Value missing{Tag::Default, 0, {0}};
    stack.push_back(argument(op, parameters[i], i < static_cast<size_t>(count) ? arguments[i] : missing));
  }
  op.handle.callBoxed(&stack);
  TORCH_CHECK(stack.size() <= static_cast<size_t>(capacity), op.name, " returns ", stack.size(),
              " values; there is room for ", capacity, ".");
  *result_count = 0;
  for (auto& value : stack) {
    try {
      results[*result_count] = result(op, value);
    } catch (...) {
      free_results(results, *result_count);
      throw;
    }
    (*result_count)++;
  }
}

}  // namespace
}  // namespace systemtorch

using systemtorch::Operator;

// Finds an operator ("aten::conv2d", overload ""); the handle lives as long as the process.
ST_API int st_operator(const char* name, const char* overload, void** handle) {
  return systemtorch::guarded([&] {
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    TORCH_CHECK(found.has_value(), "libtorch has no operator '", name, "' with overload '", overload, "'.");
    auto op = std::make_unique<Operator>(Operator{*found, name, {}});
    for (const auto& argument : found->schema().arguments()) {
      op->parameters.push_back(systemtorch::describe(argument));
    }
    *handle = op.release();
  });
}

// Calls an operator. Arguments beyond `count` take their defaults. Tensors in the results belong to the caller.
ST_API int st_call(const void* op, const systemtorch::Value* arguments, int32_t count, systemtorch::Value* results,
                   int32_t capacity, int32_t* result_count) {
  return systemtorch::guarded([&] {
    TORCH_CHECK(op != nullptr && (arguments != nullptr || count == 0) && results != nullptr && result_count != nullptr,
                "The call of an operator lacks its operator, arguments or room for results.");
    systemtorch::call(*static_cast<const Operator*>(op), arguments, count, results, capacity, result_count);
  });
}

// Frees the array of a list result (not the tensors in it).
ST_API void st_free_list(void* list) {
  std::free(list);
}
