using System.Net;
using System.Net.Sockets;

namespace Monitoring.Tests.Real.Processes;

/// <summary>Hands out loopback ports that nobody listens on, each once per test run.</summary>
internal static class FreePorts
{
    // Below the range that Linux takes outgoing connections from, so that none of those can grab a port before its server starts.
    private const int First = 20_000;
    private const int Last = 32_000;

    private static readonly HashSet<int> Taken = [];

    public static int Next()
    {
        lock (Taken)
        {
            while (true)
            {
                var port = Random.Shared.Next(First, Last);
                if (Taken.Add(port) && IsFree(port))
                    return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
