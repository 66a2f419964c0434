using Notebooks.Kernel;

if (args is not ["kernel", "--connect", var socket])
{
    Console.Error.WriteLine("usage: dotnet Notebooks.dll kernel --connect SOCKET (started by the notebook runner; run './course run' instead)");
    return 2;
}

await KernelProgram.RunAsync(socket);

// Threads that cells left running do not keep the process.
Environment.Exit(0);
return 0;
