#include <stdio.h>
int main(void) {
    volatile double half = 0.5;
    const double h = half;
    double s = 0;
    for (int i = 1; i <= 20000000; i++)
        s = s + i * h;
    printf("%.6g\n", s);
    return 0;
}
