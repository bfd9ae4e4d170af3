using System.Net.Sockets;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Nats;

/// <summary>The few words of NATS' protocol that a test needs: ask, and wait for the answer.</summary>
internal sealed class NatsConnection : IDisposable
{
    private readonly TcpClient _client;
    private readonly StreamReader _reader;
    private int _asked;

    private NatsConnection(TcpClient client)
    {
        _client = client;
        _reader = new StreamReader(client.GetStream(), Encoding.ASCII);
    }

    public static async Task<NatsConnection> OpenAsync(int port)
    {
        var connection = new NatsConnection(new TcpClient("127.0.0.1", port));
        await connection.WriteAsync("CONNECT {\"verbose\":false}\r\nSUB answers.* 1\r\n");
        return connection;
    }

    /// <summary>The answer to a request, which has to be JSON, such as those of JetStream; an answer with an error fails.</summary>
    public async Task<JObject> AskAsync(string subject, string text)
    {
        await WriteAsync($"PUB {subject} answers.{++_asked} {text.Length}\r\n{text}\r\n");
        while (await _reader.ReadLineAsync() is { } line)
        {
            if (line == "PING")
                await WriteAsync("PONG\r\n");
            if (!line.StartsWith("MSG ", StringComparison.Ordinal))
                continue;
            var answer = JObject.Parse((await _reader.ReadLineAsync())!);
            return answer["error"] is null ? answer : throw new InvalidOperationException($"{subject}: {answer["error"]}");
        }

        throw new InvalidOperationException($"{subject}: the server has closed the connection.");
    }

    public void Dispose()
    {
        _reader.Dispose();
        _client.Dispose();
    }

    private async Task WriteAsync(string text) => await _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
}
