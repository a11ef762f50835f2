x = ((((((((((((((((((((1))))))))))))))))))));y = [[[[[[{{{{{{1}}}}}}]]]]]];
if 1, if 1, for i = 1, while 0, switch 1, case 1, try, end, end, end, end, end, end
