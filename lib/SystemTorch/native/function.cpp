// Functions whose backward pass is managed code: a node of the graph that calls back.
#include "node.h"
#include "systemtorch.h"

#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/edge.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable.h>

#include <memory>
#include <mutex>
#include <vector>

using systemtorch::borrow;
using systemtorch::guarded;
using systemtorch::release;
using systemtorch::require;
using torch::autograd::Edge;
using torch::autograd::variable_list;

namespace {

// Gradients in (owned by the callee), gradients out (owned by the caller); an error is left with st_set_error.
using Backward = int32_t (*)(void* context, void** gradients, int32_t count, void** results, int32_t result_count);
using Done = void (*)(void* context);

struct ManagedNode : torch::autograd::Node {
  Backward backward;
  Done done;
  void* context;
  bool materialize = true;
  bool released = false;
  std::mutex saving;
  std::vector<torch::autograd::SavedVariable> saved;
  std::vector<bool> has_output;

  ManagedNode(Backward backward, Done done, void* context) : backward(backward), done(done), context(context) {}

  ~ManagedNode() override {
    done(context);
  }

  std::string name() const override {
    return "ManagedBackward";
  }

  void release_variables() override {
    std::lock_guard<std::mutex> lock(saving);
    saved.clear();
    released = true;
  }

  variable_list apply(variable_list&& gradients) override {
    std::vector<void*> handles;
    for (size_t i = 0; i < gradients.size(); i++) {
      if (!gradients[i].defined() && materialize && has_output[i]) {
        gradients[i] = input_metadata(i).zeros_like();
      }
      handles.push_back(release(std::move(gradients[i])));
    }
    std::vector<void*> results(num_outputs(), nullptr);
    const auto code = backward(context, handles.data(), handles.size(), results.data(), results.size());
    variable_list found;
    for (auto* result : results) {
      found.push_back(borrow(result));
      if (result != nullptr) {
        c10::raw::intrusive_ptr::decref(static_cast<c10::TensorImpl*>(result));
      }
    }
    if (code != 0) {
      throw std::runtime_error(systemtorch::last_message());
    }
    return found;
  }
};

using NodePointer = systemtorch::NodePointer<ManagedNode>;

NodePointer& node_of(void* handle) {
  TORCH_CHECK(handle != nullptr, "The handle of a function's node is null.");
  return *static_cast<NodePointer*>(handle);
}

bool is_among(const at::Tensor& tensor, const void* const* handles, int32_t count) {
  for (int32_t i = 0; i < count; i++) {
    if (handles[i] == tensor.unsafeGetTensorImpl()) return true;
  }
  return false;
}

enum OutputKind : uint8_t { Plain = 0, NotDifferentiable = 1, Dirty = 2 };

// Ties an output to the node, or leaves it outside the graph.
at::Tensor wrap(const NodePointer& node, at::Tensor output, uint8_t kind, bool is_input) {
  node->has_output.push_back(output.defined());
  if (!output.defined()) {
    node->add_input_metadata(torch::autograd::Node::undefined_input());
    return output;
  }
  const Edge edge(node, node->add_input_metadata(output));
  const bool differentiable = kind != NotDifferentiable && torch::autograd::isDifferentiableType(output.scalar_type());
  if (kind == Dirty) {
    TORCH_CHECK(!(output.is_leaf() && output.requires_grad()),
                "A leaf that requires a gradient was changed in place by a function.");
    torch::autograd::impl::rebase_history(output, edge);
    return output;
  }
  if (is_input) {
    output = output.detach();
  }
  if (differentiable) {
    torch::autograd::impl::set_gradient_edge(output, edge);
  }
  return output;
}

}  // namespace

// Leaves a message for the error that the caller is about to report from a callback.
ST_API void st_set_error(const char* message) {
  systemtorch::fail(message);
}

// A second owner of a tensor, for handing it to code that takes ownership.
ST_API void* st_tensor_retain(const void* handle) {
  return release(borrow(handle));
}

// Makes a node behind the inputs, or none where nothing is recorded.
ST_API int st_function_begin(const void* const* inputs, int32_t count, Backward backward, Done done, void* context,
                             void** node) {
  return guarded([&] {
    *node = nullptr;
    variable_list variables;
    bool recorded = false;
    for (int32_t i = 0; i < count; i++) {
      variables.push_back(require(inputs[i]));
      recorded |= variables.back().requires_grad();
    }
    if (!recorded || !c10::GradMode::is_enabled()) return;
    torch::autograd::edge_list edges;
    for (const auto& variable : variables) {
      edges.push_back(torch::autograd::impl::gradient_edge(variable));
    }
    auto made = systemtorch::make_node<ManagedNode>(backward, done, context);
    made->set_next_edges(std::move(edges));
    *node = new NodePointer(std::move(made));
  });
}

// Outputs of the forward pass as results of the node.
ST_API int st_function_wrap(void* node, const void* const* inputs, int32_t input_count, const void* const* outputs,
                            const uint8_t* kinds, int32_t count, int32_t materialize, void** results) {
  return guarded([&] {
    const auto& owner = node_of(node);
    owner->materialize = materialize != 0;
    for (int32_t i = 0; i < count; i++) {
      auto output = borrow(outputs[i]);
      const bool is_input = output.defined() && is_among(output, inputs, input_count);
      results[i] = release(wrap(owner, std::move(output), kinds[i], is_input));
    }
  });
}

// Keeps tensors for the backward pass; those that are outputs of the function are kept without a cycle.
ST_API int st_function_save(void* node, const void* const* tensors, const uint8_t* are_outputs, int32_t count) {
  return guarded([&] {
    const auto& owner = node_of(node);
    std::lock_guard<std::mutex> lock(owner->saving);
    owner->saved.clear();
    for (int32_t i = 0; i < count; i++) {
      owner->saved.emplace_back(borrow(tensors[i]), are_outputs[i] != 0);
    }
  });
}

// The tensors that were kept. The node is given by its address: it must be alive, as it is in its backward pass.
ST_API int st_function_saved(void* address, void** results, int32_t capacity, int32_t* count) {
  return guarded([&] {
    auto* node = static_cast<ManagedNode*>(address);
    std::lock_guard<std::mutex> lock(node->saving);
    TORCH_CHECK(!node->released, "The tensors that were saved for backward are gone after a backward pass: "
                "pass retain_graph: true to go through the graph a second time.");
    TORCH_CHECK(node->saved.size() <= static_cast<size_t>(capacity), "There are more saved tensors than were asked for.");
    *count = 0;
    for (const auto& variable : node->saved) {
      results[(*count)++] = release(variable.unpack(systemtorch::share_node(*node)));
    }
  });
}

ST_API void* st_function_address(void* node) {
  return node_of(node).get();
}

// The graph owns the node from now on.
ST_API void st_function_end(void* node) {
  delete static_cast<NodePointer*>(node);
}
