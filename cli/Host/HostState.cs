using System.Collections.Immutable;
using Newtonsoft.Json;

namespace Monitoring.Cli.Host;

/// <summary>What the supervisor tells other commands, through a file.</summary>
internal sealed record HostState
{
    public required ProcessMark Supervisor { get; init; }

    public required HostOptions Options { get; init; }

    public required ImmutableArray<HostProgramState> Programs { get; init; }

    /// <summary>True when every program has been ready once.</summary>
    public bool IsReady { get; init; }

    /// <summary>What was found beside the stack, in words.</summary>
    public ImmutableArray<string> Found { get; init; } = [];

    /// <summary>API server of the cluster that is watched from here; null for none.</summary>
    public Uri? Cluster { get; init; }

    /// <summary>Null when nobody supervises: never, or no more.</summary>
    public static HostState? Read(HostFolder folder)
    {
        if (!File.Exists(folder.State))
            return null;
        var state = JsonConvert.DeserializeObject<HostState>(File.ReadAllText(folder.State));
        return state is { Supervisor.IsAlive: true } ? state : null;
    }

    /// <summary>Replaces the file at once, so that nobody reads half of it.</summary>
    public void Write(HostFolder folder)
    {
        var draft = folder.State + ".new";
        File.WriteAllText(draft, JsonConvert.SerializeObject(this, Formatting.Indented));
        File.Move(draft, folder.State, overwrite: true);
    }

    public HostProgramState? Find(string program) => Programs.FirstOrDefault(p => p.Name == program);
}
