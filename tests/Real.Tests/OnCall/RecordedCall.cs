using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.OnCall;

/// <summary>One request that the fake service got.</summary>
/// <param name="Path">Path below the service's base address, without the query.</param>
internal sealed record RecordedCall(string Method, string Path, string Query, string Authorization, JObject Body, DateTimeOffset At)
{
    public override string ToString() => $"{At:HH:mm:ss.fff} {Method} /{Path}{Query} {Body.ToString(Newtonsoft.Json.Formatting.None)}";
}
