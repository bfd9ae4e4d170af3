using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Compile;
using Monitoring.Settings;

namespace Monitoring.Alerting;

/// <summary>A recurring span of time, such as the hours outside the office's.</summary>
public sealed record TimeWindow
{
    [Setting("Days of the week, single or as a range; empty means every day.", Example = "[\"monday:friday\"]")]
    public ImmutableArray<string> Days { get; init; } = [];

    [Setting("Start of the window, HH:MM.")]
    public TimeOnly From { get; init; } = TimeOnly.MinValue;

    [Setting("End of the window, HH:MM; before the start it is an end after midnight, 00:00 is midnight at the end of the day.")]
    public TimeOnly To { get; init; } = TimeOnly.MinValue;

    [Setting("Time zone by its IANA name.", Example = "Europe/Berlin")]
    public string Location { get; init; } = "UTC";

    /// <summary>The window as one of Alertmanager's time intervals; a window over midnight becomes two ranges of the same days.</summary>
    public YamlMap Compile() => new()
    {
        ["times"] = Ranges().Select(range => new YamlMap { ["start_time"] = range.Start, ["end_time"] = range.End }).ToArray(),
        ["weekdays"] = Days.ToArray(),
        ["location"] = Location,
    };

    private IEnumerable<(string Start, string End)> Ranges()
    {
        var end = To == TimeOnly.MinValue ? "24:00" : Text(To);
        if (To == TimeOnly.MinValue || From < To)
            return [(Text(From), end)];
        return [("00:00", end), (Text(From), "24:00")];
    }

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
