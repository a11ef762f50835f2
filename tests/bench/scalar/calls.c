#include <stdio.h>
static double __attribute__((noinline)) half(double x) { return x / 2; }
int main(void) {
    double s = 0;
    for (int i = 1; i <= 1000000; i++)
        s = s + half(i);
    printf("%.6g\n", s);
    return 0;
}
