using System.Text.Json;
using Notebooks.Protocol;

namespace Notebooks.Jupyter;

/// <summary>Where a kernel listens and how its messages are signed; Jupyter writes it into a file for each kernel.</summary>
/// <param name="Transport">"tcp" or "ipc".</param>
/// <param name="Ip">The address, or the beginning of a path for "ipc".</param>
/// <param name="ShellPort">Requests that wait for one another.</param>
/// <param name="ControlPort">Requests that overtake.</param>
/// <param name="StdinPort">Questions to the user.</param>
/// <param name="IopubPort">What the kernel tells everyone.</param>
/// <param name="HbPort">The heartbeat.</param>
/// <param name="Key">The key of the signatures; empty: none are made or checked.</param>
/// <param name="SignatureScheme">"hmac-sha256".</param>
public sealed record ConnectionFile(
    string Transport, string Ip, int ShellPort, int ControlPort, int StdinPort, int IopubPort, int HbPort, string Key, string SignatureScheme)
{
    /// <summary>Reads the file that Jupyter has written.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="JupyterException">It is missing, no JSON, or says nothing that this kernel could follow.</exception>
    public static ConnectionFile Read(string path)
    {
        ConnectionFile? file;
        try
        {
            file = JsonSerializer.Deserialize<ConnectionFile>(File.ReadAllBytes(path), MessageJson.Options);
        }
        catch (JsonException e)
        {
            throw new JupyterException($"{path} is no connection file of Jupyter: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JupyterException($"The connection file {path} cannot be read: {e.Message} Jupyter writes it and names it when it starts a kernel.", e);
        }

        return Check(file ?? throw new JupyterException($"{path} holds null; expected Jupyter's connection file, a JSON object."), path);
    }

    /// <summary>The address of a port.</summary>
    /// <param name="port">One of the ports.</param>
    public string Endpoint(int port) => Transport == "ipc" ? $"ipc://{Ip}-{port}" : $"tcp://{Ip}:{port}";

    private static ConnectionFile Check(ConnectionFile file, string path)
    {
        if (file.Transport is not ("tcp" or "ipc"))
            throw new JupyterException($"{path} asks for the transport '{file.Transport}'; expected tcp or ipc.");
        if (string.IsNullOrEmpty(file.Ip))
            throw new JupyterException($"{path} names no 'ip'; expected an address such as 127.0.0.1.");
        foreach (var (name, port) in new[] { ("shell_port", file.ShellPort), ("control_port", file.ControlPort), ("stdin_port", file.StdinPort), ("iopub_port", file.IopubPort), ("hb_port", file.HbPort) })
        {
            if (port is < 1 or > 65535)
                throw new JupyterException($"{path} has the {name} {port}; expected 1 to 65535.");
        }

        if (!string.IsNullOrEmpty(file.Key) && file.SignatureScheme != MessageSignature.Scheme)
            throw new JupyterException($"{path} asks for signatures by '{file.SignatureScheme}'; expected {MessageSignature.Scheme}.");
        return file with { Key = file.Key ?? "" };
    }
}
