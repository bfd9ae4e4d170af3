using Monitoring.Cli.Backends;
using Monitoring.Questions;

namespace Monitoring.Cli.Metrics;

/// <summary>One thing to look at of one component.</summary>
/// <param name="Component">Which component.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Expression">PromQL.</param>
/// <param name="Unit">Unit of its values.</param>
internal sealed record SignalQuery(ComponentId Component, string Name, string Expression, QuestionUnit Unit);
