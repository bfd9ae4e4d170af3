using Monitoring.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Cli.Host;

/// <summary>How a cluster is reached, taken from a context of a kubeconfig file. Nothing of it is shown anywhere.</summary>
/// <param name="Server">Address of the API server.</param>
/// <param name="Authority">Certificate of its authority (PEM).</param>
/// <param name="Token">Bearer token; null where a certificate is shown instead.</param>
/// <param name="Certificate">Certificate of the user (PEM); null where there is a token.</param>
/// <param name="Key">Its key (PEM).</param>
internal sealed record ClusterLogin(Uri Server, string Authority, string? Token, string? Certificate, string? Key)
{
    /// <summary>Reads a context.</summary>
    /// <param name="path">The kubeconfig file.</param>
    /// <param name="context">Name of the context; null for the file's current one.</param>
    /// <exception cref="ProblemsException">The file cannot be used; the message says why.</exception>
    public static ClusterLogin Read(string path, string? context)
    {
        if (!File.Exists(path))
            throw Refused(path, "The file does not exist.");
        var root = Parse(path);
        var name = context ?? Text(root, "current-context") ?? throw Refused(path, "It has no current context; name one with --context.");
        var chosen = Named(root, "contexts", name, "context") ?? throw Refused(path, $"There is no context '{name}'.{Nearest.Suggestion(name, Names(root, "contexts"))}");
        var cluster = Named(root, "clusters", Text(chosen, "cluster") ?? "", "cluster") ?? throw Refused(path, $"The cluster of the context '{name}' is missing.");
        var user = Named(root, "users", Text(chosen, "user") ?? "", "user") ?? throw Refused(path, $"The user of the context '{name}' is missing.");
        if (!Uri.TryCreate(Text(cluster, "server"), UriKind.Absolute, out var server) || server.Scheme != Uri.UriSchemeHttps)
            throw Refused(path, $"The cluster of the context '{name}' has no https address.");

        var authority = Content(path, cluster, "certificate-authority") ?? throw Refused(path, $"The cluster of the context '{name}' names no authority for its certificate.");
        var token = Text(user, "token") ?? (Text(user, "tokenFile") is { } file ? File.ReadAllText(Beside(path, file)).Trim() : null);
        var certificate = Content(path, user, "client-certificate");
        if (token is null && certificate is null)
            throw Refused(path, $"The user of the context '{name}' has neither a token nor a certificate; a program that fetches one would have to be asked again and again. Use the token of a ServiceAccount, see docs/host.md.");
        return new ClusterLogin(server, authority, token, token is null ? certificate : null, token is null ? Content(path, user, "client-key") : null);
    }

    /// <summary>Puts everything that Prometheus reads into a directory that nobody else can look into.</summary>
    public void Write(string directory)
    {
        Directory.CreateDirectory(directory);
        foreach (var (file, text) in new[] { ("ca.crt", Authority), ("token", Token), ("tls.crt", Certificate), ("tls.key", Key) })
        {
            var path = Path.Combine(directory, file);
            if (text is null)
            {
                File.Delete(path);
                continue;
            }

            File.WriteAllText(path, text);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static YamlMappingNode Parse(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(reader);
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..] ? root : throw Refused(path, "It is no kubeconfig.");
        }
        catch (YamlException e)
        {
            throw Refused($"{path}:{e.Start.Line}", "It is no YAML.");
        }
    }

    private static YamlMappingNode? Named(YamlMappingNode root, string list, string name, string part) =>
        Items(root, list).FirstOrDefault(item => Text(item, "name") == name) is { } item ? Child(item, part) as YamlMappingNode : null;

    private static IEnumerable<string> Names(YamlMappingNode root, string list) => Items(root, list).Select(item => Text(item, "name")).OfType<string>();

    private static IEnumerable<YamlMappingNode> Items(YamlMappingNode root, string list) =>
        (Child(root, list) as YamlSequenceNode)?.Children.OfType<YamlMappingNode>() ?? [];

    private static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static string? Text(YamlMappingNode node, string key) => (Child(node, key) as YamlScalarNode)?.Value is { Length: > 0 } value ? value : null;

    /// <summary>What stands in the file itself, or in one that it names.</summary>
    private static string? Content(string path, YamlMappingNode node, string key)
    {
        if (Text(node, $"{key}-data") is { } data)
            return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(data));
        return Text(node, key) is { } file ? File.ReadAllText(Beside(path, file)) : null;
    }

    private static string Beside(string path, string file) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, file);

    private static ProblemsException Refused(string where, string message) => new(Problem.Error(where, message));
}
