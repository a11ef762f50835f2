hold on
close all force
format long g
x -1
x - 1
x -1;
clear a b*
!ls -l
cd ..
warning off MATLAB:foo
