using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Monitoring.Grafana;
using Monitoring.Stacks.Host;

namespace Monitoring.Cli.Host;

/// <summary>Grafana's configuration on a host: that of the pod, with other paths.</summary>
internal static class GrafanaOnHost
{
    public static ImmutableSortedDictionary<string, string> Environment(HostFolder folder, string data, IPEndPoint listen, WebFiles? web) =>
        GrafanaEnvironment.Of(new GrafanaSettings()).ToImmutableSortedDictionary(StringComparer.Ordinal).SetItems(new Dictionary<string, string>
        {
            ["GF_PATHS_DATA"] = data,
            ["GF_PATHS_LOGS"] = data,
            ["GF_PATHS_PLUGINS"] = Path.Combine(data, "plugins"),
            ["GF_PATHS_PROVISIONING"] = Path.Combine(folder.Current, HostBundle.GrafanaDirectory),
            ["GF_SECURITY_ADMIN_PASSWORD__FILE"] = PasswordFile(folder),
            ["GF_SERVER_HTTP_ADDR"] = listen.Address.ToString(),
            ["GF_SERVER_HTTP_PORT"] = listen.Port.ToString(CultureInfo.InvariantCulture),
            [HostBundle.DirectoryVariable] = folder.Current,
        }).SetItems(web is null ? [] : new Dictionary<string, string>
        {
            ["GF_SERVER_PROTOCOL"] = "https",
            ["GF_SERVER_CERT_FILE"] = web.Certificate,
            ["GF_SERVER_CERT_KEY"] = web.Key,
        });

    /// <summary>The file with the administrator's password, which is made when it is not there.</summary>
    public static string PasswordFile(HostFolder folder)
    {
        var path = Path.Combine(folder.Secrets, "grafana-admin-password");
        if (!File.Exists(path))
            File.WriteAllText(path, RandomNumberGenerator.GetHexString(32, lowercase: true));
        return path;
    }
}
