namespace Monitoring.Tests.Stacks.Support;

/// <summary>Stand-ins for secret values, so that a leak can be seen.</summary>
internal static class Placeholders
{
    public const string Prefix = "placeholder-of-secret-";

    public static string Of(string name) => Prefix + name;
}
