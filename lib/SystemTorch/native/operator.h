// An operator of libtorch, ready to be called: what it takes, in the form that arguments are checked against.
#pragma once

#include "systemtorch.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>
#include <ATen/core/jit_type_base.h>
#include <ATen/core/stack.h>

#include <string>
#include <vector>

namespace systemtorch {

struct Parameter {
  std::string name;
  c10::TypeKind kind;  // with "optional" and "list of" taken off
  bool optional;       // accepts None
  bool list;
  bool optional_item;  // a list whose items may be missing
  bool fills_list;     // int[2] accepts one int
  bool has_default;
  c10::IValue default_value;
};

struct Operator {
  c10::OperatorHandle handle;
  std::string name;
  std::vector<Parameter> parameters;
};

// Calls the operator on what is on the stack, which was made of the arguments. Where the message of an error does not name
// the operator, the call is put before it: "cat([Float[2, 3], Float[2, 4]]): Sizes of tensors must match …".
void run(const Operator& op, torch::jit::Stack& stack, const Value* arguments, int32_t count);

// What libtorch's kernel finds on its stack for an argument; throws where the schema does not allow it.
c10::IValue argument(const Operator& op, const Parameter& parameter, const Value& value);

}  // namespace systemtorch
