using System.Collections.Immutable;
using Pulumi;

namespace Monitoring.Cli.Engine;

/// <summary>What providers would make up: placeholders that say where a value comes from, marked as secrets where Pulumi marks them.</summary>
internal static class GeneratedValues
{
    public static IEnumerable<KeyValuePair<string, object>> Of(string type, string name) => type switch
    {
        "random:index/randomPassword:RandomPassword" => [Secret("result", "password", name), Secret("bcryptHash", "bcrypt hash of the password", name)],
        "random:index/randomString:RandomString" => [Plain("result", "string", name)],
        "random:index/randomId:RandomId" => [Plain("hex", "id", name), Plain("b64Std", "id", name), Plain("b64Url", "id", name), Plain("dec", "id", name)],
        "random:index/randomBytes:RandomBytes" => [Secret("base64", "bytes", name), Secret("hex", "bytes", name)],
        "tls:index/privateKey:PrivateKey" => [Secret("privateKeyPem", "private key", name), Secret("privateKeyPemPkcs8", "private key", name)],
        "tls:index/certRequest:CertRequest" => [Plain("certRequestPem", "certificate request", name)],
        "tls:index/selfSignedCert:SelfSignedCert" or "tls:index/locallySignedCert:LocallySignedCert" => [Plain("certPem", "certificate", name)],
        "kubernetes:core/v1:Secret" => [new("data", Output.CreateSecret(ClusterSecret))],
        "pulumi:pulumi:StackReference" => [new("outputs", new Dictionary<string, object>()), new("secretOutputNames", Array.Empty<string>())],
        _ => [],
    };

    /// <summary>What Secrets hold that the cluster, or somebody else, fills.</summary>
    private static readonly ImmutableDictionary<string, string> ClusterSecret =
        ImmutableDictionary<string, string>.Empty.Add("token", "").Add("ca.crt", "").Add("tls.crt", "").Add("tls.key", "");

    private static KeyValuePair<string, object> Secret(string output, string what, string name) =>
        new(output, Output.CreateSecret($"<secret: random {what} \"{name}\">"));

    private static KeyValuePair<string, object> Plain(string output, string what, string name) => new(output, $"<random {what} \"{name}\">");
}
