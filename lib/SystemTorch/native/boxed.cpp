// Any operator of libtorch by its schema name: look it up once, then call it with a tagged argument array.
#include "operator.h"

#include <ATen/core/function_schema.h>
#include <ATen/core/jit_type.h>

#include <torch/version.h>

#include <cstdlib>

namespace systemtorch {
namespace {

using c10::IValue;
using c10::TypeKind;

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
  run(op, stack, arguments, count);
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
    TORCH_CHECK(found.has_value(), "libtorch ", TORCH_VERSION, " has no operator '", name, "' with overload '", overload,
                "': let TORCH_DIR name one that has it, and build again.");
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
