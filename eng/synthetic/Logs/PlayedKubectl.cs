namespace Monitoring.Synthetic.Server.Logs;

/// <summary>A script on the PATH that knows one pod, whose log it prints as fast as it is read; it permits everything.</summary>
internal static class PlayedKubectl
{
    private const string Pod = """{"kind":"Pod","metadata":{"namespace":"shop","name":"cart-6d9fb7c5d4-x2x4z","uid":"1","labels":{"app.kubernetes.io/name":"cart","pod-template-hash":"6d9fb7c5d4"},"ownerReferences":[{"kind":"ReplicaSet","name":"cart-6d9fb7c5d4","controller":true}]},"spec":{"nodeName":"worker-1","containers":[{"name":"app"}]},"status":{"phase":"Running","containerStatuses":[{"name":"app","restartCount":0,"state":{"running":{}},"lastState":{}}]}}""";

    /// <summary>Writes it.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="lines">Lines of the log.</param>
    /// <returns>The folder for the PATH.</returns>
    public static string Write(string folder, long lines)
    {
        var path = Path.Combine(folder, "kubectl");
        File.WriteAllText(path, $$"""
            #!/bin/sh
            case "$*" in
              "auth can-i "*) echo yes ;;
              "get pods "*--watch*) echo '{"type":"ADDED","object":{{Pod}}}'; exec sleep 1000 ;;
              "get pods "*) echo '{"items":[{{Pod}}]}' ;;
              "logs "*--follow*) awk -v from="$(date -u +%Y-%m-%dT%H)" 'BEGIN { for (i = 0; i < {{lines}}; i++) printf "%s:%02d:%02d.%06d000Z {\"level\":\"info\",\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"orderId\":%d,\"user\":\"someone\",\"message\":\"order %d\"}\n", from, i / 600000, (i / 10000) % 60, (i % 10000) * 100, i, i }'; exec sleep 1000 ;;
              "logs "*) ;;
              *) exit 1 ;;
            esac

            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }
}
