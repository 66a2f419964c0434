// Nodes of the graph and who owns them. In libtorch 1.13 and 2.6 that is std::shared_ptr, in 2.14 c10::intrusive_ptr;
// which of them an edge holds tells.
#pragma once

#include <c10/util/intrusive_ptr.h>
#include <torch/csrc/autograd/edge.h>
#include <torch/csrc/autograd/function.h>

#include <memory>
#include <utility>

namespace systemtorch {

template <class N, class Pointer = decltype(torch::autograd::Edge::function)>
struct NodeOwner;

template <class N>
struct NodeOwner<N, std::shared_ptr<torch::autograd::Node>> {
  using Pointer = std::shared_ptr<N>;

  // deleteNode takes long chains of nodes apart without deep recursion.
  template <class... Arguments>
  static Pointer make(Arguments&&... arguments) {
    return Pointer(new N(std::forward<Arguments>(arguments)...), [](N* node) { deleteNode(node); });
  }

  static auto share(N& node) { return node.shared_from_this(); }
};

template <class N>
struct NodeOwner<N, c10::intrusive_ptr<torch::autograd::Node>> {
  using Pointer = c10::intrusive_ptr<N>;

  template <class... Arguments>
  static Pointer make(Arguments&&... arguments) {
    return c10::make_intrusive<N>(std::forward<Arguments>(arguments)...);
  }

  static auto share(N& node) { return Pointer::unsafe_reclaim_from_nonowning(&node); }
};

template <class N>
using NodePointer = typename NodeOwner<N>::Pointer;

template <class N, class... Arguments>
NodePointer<N> make_node(Arguments&&... arguments) {
  return NodeOwner<N>::make(std::forward<Arguments>(arguments)...);
}

// One more owner of a node that is alive.
template <class N>
auto share_node(N& node) {
  return NodeOwner<N>::share(node);
}

}  // namespace systemtorch
