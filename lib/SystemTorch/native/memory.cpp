// Memory for large tensors. The C library returns blocks of this size to the system when they are freed and takes them
// back page by page at the next step of training, which costs a tenth of the step. Here they are cut out of one range of
// addresses, and what is freed is kept for a while.
#include "systemtorch.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <cstring>
#include <iterator>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kSmallest = size_t{1} << 20;  // smaller blocks are the C library's business
constexpr size_t kAlignment = 64;
constexpr size_t kStagger = 9 * kAlignment;  // so that rows of several tensors do not fall into one cache set
constexpr auto kPatience = std::chrono::seconds(5);

size_t page_size() {
  static const size_t size = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  return size;
}

// A range of addresses, cut into blocks. Neighbouring free blocks are one; the smallest that is large enough serves.
class Pool {
 public:
  Pool() {
    // No more than the machine has: what cannot be had is refused by the C library, in place of a killed process.
    const size_t wanted = static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * page_size();
    void* const range = mmap(nullptr, wanted, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (range == MAP_FAILED) return;
    begin_ = next_ = static_cast<char*>(range);
    end_ = begin_ + wanted;
    std::thread([this] { watch(); }).detach();
  }

  bool owns(const void* address) const { return address >= begin_ && address < end_; }

  // Null where the range is used up.
  void* take(size_t bytes) {
    const size_t size = (bytes + kAlignment - 1) / kAlignment * kAlignment + kStagger;
    const std::lock_guard<std::mutex> lock(mutex_);
    auto best = free_.end();
    for (auto it = free_.begin(); it != free_.end(); ++it) {
      if (it->second.size >= size && (best == free_.end() || it->second.size < best->second.size)) best = it;
    }
    if (best == free_.end()) return extend(size);
    char* const block = best->first;
    const Free rest{best->second.size - size, best->second.since, best->second.resident};
    free_.erase(best);
    if (rest.size > 0) free_[block + size] = rest;
    used_[block] = size;
    return block;
  }

  void give(void* address) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto known = used_.find(static_cast<char*>(address));
    auto [it, inserted] = free_.emplace(known->first, Free{known->second, Clock::now(), true});
    used_.erase(known);
    const auto after = std::next(it);
    if (after != free_.end() && it->first + it->second.size == after->first) merge(it, after);
    if (it != free_.begin()) {
      const auto before = std::prev(it);
      if (before->first + before->second.size == it->first) merge(before, it);
    }
    if (!any_resident_) {
      any_resident_ = true;
      freed_.notify_one();
    }
  }

  // Gives the pages of all free blocks back to the system.
  void return_all() {
    const std::lock_guard<std::mutex> lock(mutex_);
    any_resident_ = return_idle(Clock::duration::zero());
  }

 private:
  struct Free {
    size_t size;
    Clock::time_point since;
    bool resident;  // whether any page of it may be in memory
  };
  using FreeBlocks = std::map<char*, Free>;

  char* extend(size_t size) {
    if (static_cast<size_t>(end_ - next_) < size) return nullptr;
    char* const block = next_;
    next_ += size;
    used_[block] = size;
    return block;
  }

  void merge(FreeBlocks::iterator first, FreeBlocks::iterator second) {
    first->second.size += second->second.size;
    first->second.since = std::max(first->second.since, second->second.since);
    first->second.resident |= second->second.resident;
    free_.erase(second);
  }

  // Looks after free blocks as long as there are any whose pages are in memory.
  void watch() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      freed_.wait(lock, [this] { return any_resident_; });
      lock.unlock();
      std::this_thread::sleep_for(kPatience);
      lock.lock();
      any_resident_ = return_idle(kPatience);
    }
  }

  // Gives the pages of blocks back to the system that nobody wanted for so long. Tells whether others are left.
  bool return_idle(Clock::duration patience) {
    const auto now = Clock::now();
    bool any_left = false;
    for (auto& [address, block] : free_) {
      if (!block.resident) continue;
      if (now - block.since < patience) {
        any_left = true;
        continue;
      }
      const auto page = static_cast<uintptr_t>(page_size());
      const uintptr_t first = (reinterpret_cast<uintptr_t>(address) + page - 1) / page * page;
      const uintptr_t last = (reinterpret_cast<uintptr_t>(address) + block.size) / page * page;
      if (last > first) madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
      block.resident = false;
    }
    return any_left;
  }

  std::mutex mutex_;
  std::condition_variable freed_;
  bool any_resident_ = false;  // whether pages of any free block may be in memory
  char* begin_ = nullptr;
  char* next_ = nullptr;  // everything from here on was never used
  char* end_ = nullptr;
  FreeBlocks free_;
  std::unordered_map<char*, size_t> used_;
};

// Never destroyed: tensors may outlive everything else in the process.
Pool& pool() {
  static Pool& instance = *new Pool();
  return instance;
}

void release(void* address) {
  if (pool().owns(address)) {
    pool().give(address);
  } else {
    c10::GetDefaultCPUAllocator()->raw_deleter()(address);
  }
}

// Libtorch 1 and 2 declare allocate() with and without const, and only 2 has copy_data().
class PooledAllocator final : public c10::Allocator {
 public:
  c10::DataPtr allocate(size_t bytes) const {
    void* const block = bytes >= kSmallest ? pool().take(bytes) : nullptr;
    return block ? c10::DataPtr(block, block, &release, c10::Device(c10::kCPU))
                 : c10::GetDefaultCPUAllocator()->allocate(bytes);
  }
  c10::DataPtr allocate(size_t bytes) { return static_cast<const PooledAllocator*>(this)->allocate(bytes); }
  c10::DeleterFnPtr raw_deleter() const { return &release; }
  void copy_data(void* to, const void* from, size_t bytes) const { std::memcpy(to, from, bytes); }
};

}  // namespace

ST_API int st_pool_memory() {
  return systemtorch::guarded([] { c10::SetCPUAllocator(new PooledAllocator(), 1); });
}

// Gives memory that no tensor uses back to the system.
ST_API void st_return_memory() {
  pool().return_all();
  malloc_trim(0);
}
