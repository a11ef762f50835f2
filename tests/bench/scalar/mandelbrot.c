#include <stdio.h>
int main(void) {
    double total = 0;
    for (int row = 1; row <= 400; row++)
        for (int col = 1; col <= 400; col++) {
            double cr = -2 + 3.0 * col / 400, ci = -1.5 + 3.0 * row / 400, zr = 0, zi = 0;
            int n = 0;
            while (n < 100 && zr * zr + zi * zi <= 4) {
                double t = zr * zr - zi * zi + cr;
                zi = 2 * zr * zi + ci;
                zr = t;
                n++;
            }
            total += n;
        }
    printf("%.0f\n", total);
    return 0;
}
