#pragma once

/// Before a loop: its iterations do not depend on each other, although the compiler cannot see that the arrays are apart
/// or the same. Clang checks that at run time by itself.
#if defined(__clang__)
#define ETNA_VECTORIZE
#elif defined(__GNUC__)
#define ETNA_VECTORIZE _Pragma("GCC ivdep")
#elif defined(_MSC_VER)
#define ETNA_VECTORIZE __pragma(loop(ivdep))
#else
#define ETNA_VECTORIZE
#endif
