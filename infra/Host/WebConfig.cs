using Monitoring.Compile;

namespace Monitoring.Host;

/// <summary>
/// Compiles web.yml, by which Prometheus, Alertmanager and exporters speak TLS and ask for a password. It holds hashes of passwords, so it lies among the
/// secrets and in no bundle.
/// </summary>
public static class WebConfig
{
    /// <summary>The text of web.yml.</summary>
    /// <param name="certificate">Path of the certificate (PEM).</param>
    /// <param name="key">Path of its key (PEM).</param>
    /// <param name="users">Names, and the bcrypt hash of the password of each.</param>
    public static string Compile(string certificate, string key, IEnumerable<KeyValuePair<string, string>> users) => Yaml.Write(new YamlMap
    {
        ["tls_server_config"] = new YamlMap { ["cert_file"] = certificate, ["key_file"] = key },
        ["basic_auth_users"] = YamlMap.Of(users),
    });

    /// <summary>Reads lines of <c>name:hash</c>, as <c>htpasswd -B</c> writes them. A line of another form gives a user with an empty hash, whom no program accepts.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Users(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(':', 2)).Select(parts => KeyValuePair.Create(parts[0], parts.ElementAtOrDefault(1) ?? ""));

    /// <summary>True for a user with a name and a bcrypt hash.</summary>
    public static bool IsComplete(KeyValuePair<string, string> user) => user.Key.Length > 0 && user.Value.Length == 60 && user.Value.StartsWith("$2", StringComparison.Ordinal);
}
