using Notebooks.Jupyter;
using Notebooks.Kernel;

switch (args)
{
    case ["kernel", "--connect", var socket]:
        await KernelProgram.RunAsync(socket);
        break;
    case ["kernel", "--connection-file", var file]:
        try
        {
            await JupyterKernel.RunAsync(file);
        }
        catch (JupyterException e)
        {
            Console.Error.WriteLine($"error {e.Message}");
            return 1;
        }

        break;
    default:
        Console.Error.WriteLine("usage: dotnet Notebooks.dll kernel --connect SOCKET | --connection-file FILE (started by the notebook runner and by Jupyter; run './course run' or './course kernel install' instead)");
        return 2;
}

// Threads that cells left running do not keep the process.
Environment.Exit(0);
return 0;
