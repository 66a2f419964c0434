#!/usr/bin/env -S dotnet run
// Obtains Fashion-MNIST: dotnet run data-scripts/fashion-mnist.cs [-- --offline]
#:project ../lib/ResNets/ResNets.csproj
using ResNets.Data;

return await DataScript.RunAsync("fashion-mnist", args);
