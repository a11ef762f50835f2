#pragma once

/// Before a function whose loops gain from wider vectors: the compiler makes it twice, and the program takes the one that
/// this machine can run. Both give the same bits: AVX2 without fused multiply-add rounds as SSE2 does.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__) &&                           \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(ETNA_SANITIZED)
#define ETNA_MACHINE_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define ETNA_MACHINE_CLONES
#endif
