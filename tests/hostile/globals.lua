-- expect=denied
for k in pairs(_G) do end
