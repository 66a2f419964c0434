#!/usr/bin/env -S dotnet run
// Obtains CIFAR-100, binary version: dotnet run data-scripts/cifar100.cs [-- --offline]
#:project ../lib/ResNets/ResNets.csproj
using ResNets.Data;

return await DataScript.RunAsync("cifar-100", args);
