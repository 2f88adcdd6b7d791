-- expect=budget
::a:: goto a
