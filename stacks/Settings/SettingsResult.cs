using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Stacks.Settings;

/// <summary>What <see cref="SettingsBinder"/> made of a stack's configuration.</summary>
/// <param name="Settings">The settings; null when any problem is an error.</param>
/// <param name="Problems">Everything that is wrong or worth a warning, in the order of the keys.</param>
public sealed record SettingsResult<T>(T? Settings, ImmutableArray<Problem> Problems)
    where T : class;
