#pragma once

// The few functions of CUDA's driver interface and of cuBLAS that we call, declared by hand from their documentation
// ("CUDA Driver API", "cuBLAS Library"), because the headers are not there where only the libraries are.

#include <cstddef>
#include <cstdint>
#include <string>

namespace etna::gpu::cuda {

using Result = int; ///< 0 is success, of both libraries
using Device = int;
using Pointer = unsigned long long;
using Context = struct ContextTag*;
using Stream = struct StreamTag*;
using ExternalMemory = struct ExternalMemoryTag*;
using ExternalSemaphore = struct ExternalSemaphoreTag*;
using Blas = struct BlasTag*;

constexpr int kOpaqueFd = 1;              ///< CU_EXTERNAL_MEMORY_HANDLE_TYPE_OPAQUE_FD
constexpr int kTimelineSemaphoreFd = 9;   ///< CU_EXTERNAL_SEMAPHORE_HANDLE_TYPE_TIMELINE_SEMAPHORE_FD
constexpr unsigned kNonBlocking = 1;      ///< CU_STREAM_NON_BLOCKING
constexpr int kNone = 0, kTransposed = 1; ///< cublasOperation_t

struct Uuid {
    char bytes[16];
};

union Handle {
    int fd;
    struct {
        void* handle;
        const void* name;
    } win32;
    const void* object;
};

struct MemoryDescription {
    int type;
    Handle handle;
    unsigned long long size;
    unsigned flags;
    unsigned reserved[16];
};

struct BufferDescription {
    unsigned long long offset;
    unsigned long long size;
    unsigned flags;
    unsigned reserved[16];
};

struct SemaphoreDescription {
    int type;
    Handle handle;
    unsigned flags;
    unsigned reserved[16];
};

/// Of waits and signals alike: both begin with the timeline value and are as large.
struct SemaphoreValue {
    struct {
        unsigned long long fence_value;
        unsigned long long nv_sci_sync;
        unsigned long long keyed_mutex[1];
        unsigned reserved[12];
    } parameters;
    unsigned flags;
    unsigned reserved[16];
};
static_assert(sizeof(SemaphoreValue) == 144);

#define ETNA_CUDA_DRIVER(X)                                                                                            \
    X(cuInit, (unsigned))                                                                                              \
    X(cuDeviceGetCount, (int*))                                                                                        \
    X(cuDeviceGet, (Device*, int))                                                                                     \
    X(cuDeviceGetUuid, (Uuid*, Device))                                                                                \
    X(cuDevicePrimaryCtxRetain, (Context*, Device))                                                                    \
    X(cuCtxSetCurrent, (Context))                                                                                      \
    X(cuStreamCreate, (Stream*, unsigned))                                                                             \
    X(cuStreamSynchronize, (Stream))                                                                                   \
    X(cuImportExternalMemory, (ExternalMemory*, const MemoryDescription*))                                             \
    X(cuExternalMemoryGetMappedBuffer, (Pointer*, ExternalMemory, const BufferDescription*))                           \
    X(cuDestroyExternalMemory, (ExternalMemory))                                                                       \
    X(cuMemFree_v2, (Pointer))                                                                                         \
    X(cuImportExternalSemaphore, (ExternalSemaphore*, const SemaphoreDescription*))                                    \
    X(cuDestroyExternalSemaphore, (ExternalSemaphore))                                                                 \
    X(cuWaitExternalSemaphoresAsync, (const ExternalSemaphore*, const SemaphoreValue*, unsigned, Stream))              \
    X(cuSignalExternalSemaphoresAsync, (const ExternalSemaphore*, const SemaphoreValue*, unsigned, Stream))

#define ETNA_CUBLAS_TYPED(X, letter, T)                                                                                \
    X(cublas##letter##gemm_v2,                                                                                         \
      (Blas, int, int, int, int, int, const T*, const T*, int, const T*, int, const T*, T*, int))                      \
    X(cublas##letter##gemmStridedBatched, (Blas, int, int, int, int, int, const T*, const T*, int, long long,          \
                                           const T*, int, long long, const T*, T*, int, long long, int))

#define ETNA_CUBLAS(X)                                                                                                 \
    X(cublasCreate_v2, (Blas*))                                                                                        \
    X(cublasGetVersion_v2, (Blas, int*))                                                                               \
    X(cublasSetStream_v2, (Blas, Stream))                                                                              \
    ETNA_CUBLAS_TYPED(X, D, double)                                                                                    \
    ETNA_CUBLAS_TYPED(X, S, float)

struct Functions {
#define ETNA_FUNCTION(name, arguments) Result(*name) arguments = nullptr;
    ETNA_CUDA_DRIVER(ETNA_FUNCTION)
    ETNA_CUBLAS(ETNA_FUNCTION)
#undef ETNA_FUNCTION
};

/// Opens libcuda and libcublas and finds all functions. `file` empty: looks along the loader's path, in CUDA's usual
/// folder and in the packages of the Python installations on the PATH. False with the reason. Never closes them.
bool load(const char* file, Functions& functions, std::string& reason);

} // namespace etna::gpu::cuda
