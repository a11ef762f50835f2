#pragma once

// The queue gate: every queue call of this process, Qt's included, passes through this small shared library.
//
// Vulkan demands that one VkQueue is used by one thread at a time. Qt Quick takes no lock around its queue calls and
// renders each window on its own thread, and Etna computes on further threads. The gate forwards to the real Vulkan
// loader and puts one mutex around each VkQueue. Qt finds it through the environment variable QT_VULKAN_LIB
// (etna_gate_install_for_qt); Etna's own code resolves its functions through etna_gate_get_instance_proc_addr. Whoever
// calls the functions that the loader itself exports bypasses the gate, which is a bug.
//
// There are two doors. The *guest* door is the exported vkGetInstanceProcAddr, which Qt resolves; its vkDeviceWaitIdle
// waits only for the queues that were fetched through the guest door, so that resizing a window does not wait for a
// long-running kernel on another queue. The *host* door is for Etna and has Vulkan's own meaning throughout.
//
// The loader is opened at the first call, never at program start. All functions may be called from any thread.

#include <stdint.h>
#ifndef VK_NO_PROTOTYPES
#define VK_NO_PROTOTYPES
#endif
#include <vulkan/vulkan_core.h>

#if defined(_WIN32)
#if defined(ETNA_GATE_BUILD)
#define ETNA_GATE_API __declspec(dllexport)
#else
#define ETNA_GATE_API __declspec(dllimport)
#endif
#else
#define ETNA_GATE_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/// The host door: vkGetInstanceProcAddr with gated queue functions. Null when there is no Vulkan loader.
ETNA_GATE_API PFN_vkVoidFunction etna_gate_get_instance_proc_addr(VkInstance instance, const char* name);

/// Null when the loader was opened, else why it could not be. The text lives as long as the process.
ETNA_GATE_API const char* etna_gate_loader_error(void);

/// Full path of this library, as QT_VULKAN_LIB wants it. Empty when the system cannot tell.
ETNA_GATE_API const char* etna_gate_path(void);

/// Sets QT_VULKAN_LIB to this library; to be called before the QApplication exists. Returns 1 when Qt will come through
/// the gate, 0 when the user has named another library: then no queue may be shared with Qt's threads.
ETNA_GATE_API int etna_gate_install_for_qt(void);

/// Locks a queue for a sequence of calls to code that bypasses the table (the gated functions lock by themselves and
/// must not be called in between). A queue that the gate has never seen is locked just as well.
ETNA_GATE_API void etna_gate_lock(VkQueue queue);
ETNA_GATE_API void etna_gate_unlock(VkQueue queue);

typedef struct EtnaGateStats {
    uint64_t submits;     ///< vkQueueSubmit, vkQueueSubmit2 and vkQueueBindSparse calls
    uint64_t presents;    ///< vkQueuePresentKHR calls
    uint64_t idle_waits;  ///< vkQueueWaitIdle and vkDeviceWaitIdle calls
    uint64_t contended;   ///< how often a caller found the queue taken
    uint64_t blocked_ns;  ///< time callers spent waiting for a queue
    uint64_t guest_calls; ///< queue calls that came through the guest door
    uint32_t devices;     ///< live devices
    uint32_t queues;      ///< known queues of the live devices
} EtnaGateStats;

ETNA_GATE_API void etna_gate_stats(EtnaGateStats* out);

/// The guest door.
ETNA_GATE_API PFN_vkVoidFunction vkGetInstanceProcAddr(VkInstance instance, const char* name);

#ifdef __cplusplus
}
#endif
