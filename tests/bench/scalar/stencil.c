#include <stdio.h>
int main(void) {
    enum { n = 1000 };
    static double u[n];
    u[0] = 1;
    for (int step = 0; step < 2000; step++)
        for (int i = 1; i < n - 1; i++)
            u[i] = u[i] + 0.25 * (u[i - 1] - 2 * u[i] + u[i + 1]);
    double s = 0;
    for (int i = 0; i < n; i++)
        s += u[i];
    printf("%.10g\n", s);
    return 0;
}
