#!/usr/bin/env -S dotnet run
// Obtains CIFAR-10, binary version: dotnet run data-scripts/cifar10.cs [-- --offline]
#:project ../lib/ResNets/ResNets.csproj
using ResNets.Data;

return await DataScript.RunAsync("cifar-10", args);
