x = (1 + ;
if true
 y = [1 2
 z = 'open
end end )
function
