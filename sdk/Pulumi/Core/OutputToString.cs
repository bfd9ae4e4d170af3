namespace Pulumi;

/// <summary>What happens when a program formats an output as if it were its value.</summary>
internal static class OutputToString
{
    private const string Help =
        """
        Calling [ToString] on an [Output<T>] is not supported.

        To get the value of an Output<T> as an Output<string> use one of:
          1. o.Apply(v => $"prefix{v}suffix")
          2. Output.Format($"prefix{o}suffix")

        See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.
        """;

    public static string Explain()
    {
        if (Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING") is { } strict
            && (strict == "1" || strict.Equals("true", StringComparison.OrdinalIgnoreCase)))
            throw new InvalidOperationException(Help);
        DeploymentContext.Current?.Logger.Warn(Help);
        return Help;
    }
}
