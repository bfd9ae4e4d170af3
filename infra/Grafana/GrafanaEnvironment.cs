namespace Monitoring.Grafana;

/// <summary>Grafana's configuration as environment variables (<c>GF_&lt;SECTION&gt;_&lt;KEY&gt;</c>).</summary>
public static class GrafanaEnvironment
{
    /// <summary>File with the administrator's password.</summary>
    public const string PasswordFile = "/etc/grafana/secrets/admin-password";

    public static SortedDictionary<string, string> Of(GrafanaSettings settings)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES"] = "false",
            ["GF_ANALYTICS_CHECK_FOR_UPDATES"] = "false",
            ["GF_ANALYTICS_REPORTING_ENABLED"] = "false",
            ["GF_AUTH_ANONYMOUS_ENABLED"] = "false",
            ["GF_LOG_MODE"] = "console",
            ["GF_NEWS_NEWS_FEED_ENABLED"] = "false",
            ["GF_PATHS_PROVISIONING"] = "/etc/grafana/provisioning",
            // Nothing is fetched from outside at start: the network policy would only make it wait.
            ["GF_PLUGINS_PREINSTALL_DISABLED"] = "true",
            ["GF_SECURITY_ADMIN_PASSWORD__FILE"] = PasswordFile,
            ["GF_SECURITY_ADMIN_USER"] = "admin",
            ["GF_SECURITY_COOKIE_SAMESITE"] = "strict",
            ["GF_SECURITY_DISABLE_GRAVATAR"] = "true",
            ["GF_SNAPSHOTS_EXTERNAL_ENABLED"] = "false",
            ["GF_USERS_ALLOW_SIGN_UP"] = "false",
            ["GF_USERS_DEFAULT_THEME"] = "system",
        };
        var address = settings.ExternalUrl.Length > 0 ? settings.ExternalUrl : settings.Ingress.Url;
        if (address.Length > 0)
            variables["GF_SERVER_ROOT_URL"] = address;
        return variables;
    }
}
