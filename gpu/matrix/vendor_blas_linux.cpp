#include "gpu/matrix/vendor_blas.h"

#include "gpu/matrix/cuda_linux.h"
#include "gpu/memory/allocator.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <unistd.h>
#include <unordered_map>

namespace etna::gpu {
namespace {

/// cuBLAS on imported memory. A block of the device's memory is imported once, at its first use.
class CuBlas final : public VendorBlas {
  public:
    explicit CuBlas(Device& device) : device_(device) {}
    ~CuBlas() override {
        device_.memory().set_release_hook(nullptr);
        if (!stream_)
            return;
        call_.cuCtxSetCurrent(context_);
        call_.cuStreamSynchronize(stream_);
        while (!imports_.empty())
            forget(imports_.begin()->first);
        if (timeline_)
            call_.cuDestroyExternalSemaphore(timeline_);
    }

    /// False with the reason when something that it needs is missing.
    bool open(std::string& reason) {
        if (!cuda::load(std::getenv("ETNA_CUBLAS"), call_, reason))
            return false;
        const auto fails = [&](cuda::Result result, const char* what) {
            if (result != 0)
                reason = std::string("cuBLAS cannot be used: ") + what + " gave error " + std::to_string(result);
            return result != 0;
        };
        cuda::Device ours = -1;
        if (fails(call_.cuInit(0), "cuInit") || !find_device(ours)) {
            if (reason.empty())
                reason = "CUDA does not show this device";
            return false;
        }
        if (fails(call_.cuDevicePrimaryCtxRetain(&context_, ours), "the context") ||
            fails(call_.cuCtxSetCurrent(context_), "the context") ||
            fails(call_.cuStreamCreate(&stream_, cuda::kNonBlocking), "the stream") ||
            fails(call_.cublasCreate_v2(&blas_), "cublasCreate") ||
            fails(call_.cublasSetStream_v2(blas_, stream_), "cublasSetStream") ||
            fails(import_timeline(), "the import of the queue's semaphore"))
            return false;
        int version = 0;
        call_.cublasGetVersion_v2(blas_, &version);
        const int major = version >= 100000 ? version / 10000 : version / 1000;
        name_ =
            "cuBLAS " + std::to_string(major) + "." + std::to_string(version / 100 % (version >= 100000 ? 100 : 10));
        device_.memory().set_release_hook([this](VkDeviceMemory memory) {
            const std::lock_guard lock(mutex_);
            if (imports_.count(memory)) {
                call_.cuCtxSetCurrent(context_);
                forget(memory);
            }
        });
        return true;
    }

    const std::string& name() const override { return name_; }

    Status product(const accel::ProductShape& shape, int64_t first, int64_t count, const Buffer& a, const Buffer& b,
                   const Buffer& c, uint64_t wait, uint64_t signal) override {
        const std::lock_guard lock(mutex_);
        call_.cuCtxSetCurrent(context_);
        const cuda::Pointer pa = address(a), pb = address(b), pc = address(c);
        if (!pa || !pb || !pc)
            return {Error::Unsupported, "CUDA cannot import the memory."};
        cuda::SemaphoreValue value{};
        value.parameters.fence_value = wait;
        if (call_.cuWaitExternalSemaphoresAsync(&timeline_, &value, 1, stream_) != 0)
            return {Error::Driver, "CUDA cannot wait for the queue."};
        const cuda::Result done = shape.cls == ClassId::Double ? run<double>(shape, first, count, pa, pb, pc)
                                                               : run<float>(shape, first, count, pa, pb, pc);
        value.parameters.fence_value = signal;
        if (done != 0)
            return {Error::Driver, "cuBLAS gave error " + std::to_string(done) + "."};
        if (call_.cuSignalExternalSemaphoresAsync(&timeline_, &value, 1, stream_) != 0)
            return {Error::Driver, "CUDA cannot signal the queue."};
        return {};
    }

  private:
    struct Import {
        cuda::ExternalMemory memory;
        cuda::Pointer address;
    };

    bool find_device(cuda::Device& found) {
        int count = 0;
        if (call_.cuDeviceGetCount(&count) != 0)
            return false;
        for (int i = 0; i < count; ++i) {
            cuda::Device candidate = 0;
            cuda::Uuid uuid{};
            if (call_.cuDeviceGet(&candidate, i) == 0 && call_.cuDeviceGetUuid(&uuid, candidate) == 0 &&
                std::memcmp(uuid.bytes, device_.capabilities().device_uuid, sizeof uuid.bytes) == 0) {
                found = candidate;
                return true;
            }
        }
        return false;
    }

    cuda::Result import_timeline() {
        VkSemaphoreGetFdInfoKHR info{};
        info.sType = VK_STRUCTURE_TYPE_SEMAPHORE_GET_FD_INFO_KHR;
        info.semaphore = device_.compute_queue().timeline();
        info.handleType = VK_EXTERNAL_SEMAPHORE_HANDLE_TYPE_OPAQUE_FD_BIT;
        cuda::SemaphoreDescription description{};
        description.type = cuda::kTimelineSemaphoreFd;
        if (!device_.vk().vkGetSemaphoreFdKHR ||
            device_.vk().vkGetSemaphoreFdKHR(device_.handle(), &info, &description.handle.fd) != VK_SUCCESS)
            return -1;
        const cuda::Result result = call_.cuImportExternalSemaphore(&timeline_, &description);
        if (result != 0)
            close(description.handle.fd); // on success it belongs to CUDA
        return result;
    }

    cuda::Pointer address(const Buffer& buffer) {
        const Allocation& where = buffer.allocation();
        if (const auto known = imports_.find(where.memory); known != imports_.end())
            return known->second.address + where.offset;
        VkMemoryGetFdInfoKHR info{};
        info.sType = VK_STRUCTURE_TYPE_MEMORY_GET_FD_INFO_KHR;
        info.memory = where.memory;
        info.handleType = VK_EXTERNAL_MEMORY_HANDLE_TYPE_OPAQUE_FD_BIT;
        cuda::MemoryDescription description{};
        description.type = cuda::kOpaqueFd;
        description.size = where.memory_size;
        if (!device_.vk().vkGetMemoryFdKHR ||
            device_.vk().vkGetMemoryFdKHR(device_.handle(), &info, &description.handle.fd) != VK_SUCCESS)
            return 0;
        Import import{};
        if (call_.cuImportExternalMemory(&import.memory, &description) != 0) {
            close(description.handle.fd);
            return 0;
        }
        cuda::BufferDescription all{};
        all.size = where.memory_size;
        if (call_.cuExternalMemoryGetMappedBuffer(&import.address, import.memory, &all) != 0) {
            call_.cuDestroyExternalMemory(import.memory);
            return 0;
        }
        imports_[where.memory] = import;
        return import.address + where.offset;
    }

    void forget(VkDeviceMemory memory) {
        const auto found = imports_.find(memory);
        call_.cuMemFree_v2(found->second.address);
        call_.cuDestroyExternalMemory(found->second.memory);
        imports_.erase(found);
    }

    /// The lower triangle in four blocks of columns, by general products: on an H200 1.4 (double) to 2.4 (single) times
    /// as fast as cuBLAS's own symmetric product.
    template <class T>
    cuda::Result run_symmetric(const accel::ProductShape& s, cuda::Pointer a, cuda::Pointer c) {
        const auto at = [](cuda::Pointer where, int64_t element) {
            return reinterpret_cast<T*>(static_cast<uintptr_t>(where) + static_cast<size_t>(element) * sizeof(T));
        };
        const T one = 1, zero = 0;
        const int n = static_cast<int>(s.rows), k = static_cast<int>(s.inner), lead = s.transpose_a ? k : n;
        const int op = s.transpose_a ? cuda::kTransposed : cuda::kNone;
        const int other = s.transpose_a ? cuda::kNone : cuda::kTransposed;
        const int width = std::max(128, ((n + 3) / 4 + 63) / 64 * 64);
        for (int first = 0; first < n; first += width) {
            const int columns = std::min(width, n - first), rows = n - first;
            const T* from = at(a, s.transpose_a ? static_cast<int64_t>(first) * k : first);
            T* to = at(c, first + static_cast<int64_t>(first) * n);
            cuda::Result result;
            if constexpr (sizeof(T) == 8)
                result = call_.cublasDgemm_v2(blas_, op, other, rows, columns, k, &one, from, lead, from, lead, &zero,
                                              to, n);
            else
                result = call_.cublasSgemm_v2(blas_, op, other, rows, columns, k, &one, from, lead, from, lead, &zero,
                                              to, n);
            if (result != 0)
                return result;
        }
        return 0;
    }

    template <class T>
    cuda::Result run(const accel::ProductShape& s, int64_t first, int64_t count, cuda::Pointer a, cuda::Pointer b,
                     cuda::Pointer c) {
        const auto at = [](cuda::Pointer where, int64_t element) {
            return reinterpret_cast<T*>(static_cast<uintptr_t>(where) + static_cast<size_t>(element) * sizeof(T));
        };
        const T one = 1, zero = 0;
        const int m = static_cast<int>(s.rows), n = static_cast<int>(count), k = static_cast<int>(s.inner);
        const int op_a = s.transpose_a ? cuda::kTransposed : cuda::kNone;
        const int op_b = s.transpose_b ? cuda::kTransposed : cuda::kNone;
        const int lead_a = s.transpose_a ? k : m, lead_b = static_cast<int>(s.transpose_b ? s.cols : s.inner);
        constexpr bool kDouble = sizeof(T) == 8;
        if (s.symmetric)
            return run_symmetric<T>(s, a, c);
        const T* from_b = at(b, s.transpose_b ? first : first * s.inner);
        T* to = at(c, first * s.rows);
        if (s.pages > 1) {
            const long long page_c = s.rows * s.cols;
            const int pages = static_cast<int>(s.pages);
            if constexpr (kDouble)
                return call_.cublasDgemmStridedBatched(blas_, op_a, op_b, m, n, k, &one, at(a, 0), lead_a, s.page_a,
                                                       from_b, lead_b, s.page_b, &zero, to, m, page_c, pages);
            else
                return call_.cublasSgemmStridedBatched(blas_, op_a, op_b, m, n, k, &one, at(a, 0), lead_a, s.page_a,
                                                       from_b, lead_b, s.page_b, &zero, to, m, page_c, pages);
        }
        if constexpr (kDouble)
            return call_.cublasDgemm_v2(blas_, op_a, op_b, m, n, k, &one, at(a, 0), lead_a, from_b, lead_b, &zero, to,
                                        m);
        else
            return call_.cublasSgemm_v2(blas_, op_a, op_b, m, n, k, &one, at(a, 0), lead_a, from_b, lead_b, &zero, to,
                                        m);
    }

    Device& device_;
    cuda::Functions call_;
    cuda::Context context_ = nullptr;
    cuda::Stream stream_ = nullptr;
    cuda::Blas blas_ = nullptr;
    cuda::ExternalSemaphore timeline_ = nullptr;
    std::string name_;
    std::mutex mutex_;
    std::unordered_map<VkDeviceMemory, Import> imports_;
};

} // namespace

std::unique_ptr<VendorBlas> open_vendor_blas(const std::shared_ptr<Device>& device, std::string& reason) {
    auto made = std::make_unique<CuBlas>(*device);
    return made->open(reason) ? std::move(made) : nullptr;
}

} // namespace etna::gpu
