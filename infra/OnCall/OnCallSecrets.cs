namespace Monitoring.OnCall;

/// <summary>Names of the secret configuration keys, and of the files in which Alertmanager reads them.</summary>
public static class OnCallSecrets
{
    public const string Key = "onCallKey";

    public const string SecondKey = "onCallSecondKey";

    public const string HeartbeatUrl = "heartbeatUrl";

    /// <summary>File name of a secret: <c>onCallKey</c> is in <c>on-call-key</c>.</summary>
    public static string FileOf(string secret) => string.Concat(secret.Select(c => char.IsAsciiLetterUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{c}"));
}
