namespace Monitoring.Cli.Doctor;

/// <summary>One place on the way of data at which they can stop. Each is a class; <see cref="DoctorSteps"/> has them in the order of the way. None changes anything.</summary>
/// <typeparam name="TQuestion">What data are missing of.</typeparam>
internal interface IDoctorStep<in TQuestion>
{
    /// <summary>What holds when the step passes.</summary>
    string Title { get; }

    Task<Finding> LookAsync(Patient patient, TQuestion question, CancellationToken cancellation);
}
