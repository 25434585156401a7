// CVODE on the generated C of one exported arm. Reads commands from standard input, one a line:
//   time RTOL ATOL REPEATS    answers with CPU seconds of each run, steps, rates, Jacobians, decompositions
//   write RTOL ATOL FILE      writes the states at every output point, as doubles
// Arguments: end of the run in days, output points (evenly spaced, both ends among them), dense or klu.
#include <cvode/cvode.h>
#include <math.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>
#ifdef WITH_KLU
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_sparse.h>
#endif
#include <time.h>

#include "model.h"

static int f(realtype t, N_Vector y, N_Vector ydot, void *data) {
    (void)t, (void)data;
    rates(N_VGetArrayPointer(y), N_VGetArrayPointer(ydot));
    return 0;
}

static int jac(realtype t, N_Vector y, N_Vector fy, SUNMatrix a, void *data, N_Vector u, N_Vector v, N_Vector w) {
    (void)t, (void)fy, (void)data, (void)u, (void)v, (void)w;
#ifdef WITH_KLU
    if (SUNMatGetID(a) == SUNMATRIX_SPARSE) {
        for (int i = 0; i <= STATES; i++) SUNSparseMatrix_IndexPointers(a)[i] = COLUMN[i];
        for (int i = 0; i < ENTRIES; i++) SUNSparseMatrix_IndexValues(a)[i] = ROW[i];
        jacobian_sparse(N_VGetArrayPointer(y), SUNSparseMatrix_Data(a));
        return 0;
    }
#endif
    jacobian_dense(N_VGetArrayPointer(y), SUNDenseMatrix_Data(a));
    return 0;
}

static void *memory;
static N_Vector y, tolerance;
static double end, *out;
static int points;
static long count[4];

static int fail(const char *what, int flag) {
    fprintf(stderr, "%s: %d\n", what, flag);
    return 1;
}

static void note_work(void) {
    long value[4];
    CVodeGetNumSteps(memory, &value[0]);
    CVodeGetNumRhsEvals(memory, &value[1]);
    CVodeGetNumJacEvals(memory, &value[2]);
    CVodeGetNumLinSolvSetups(memory, &value[3]);
    for (int i = 0; i < 4; i++) count[i] += value[i];
}

static int run(double rtol, double atol) {
    double *now = N_VGetArrayPointer(y);
    memcpy(now, START, sizeof START);
    memcpy(p, SETTING_START, SETTINGS * sizeof(double));
    for (int i = 0; i < STATES; i++) N_VGetArrayPointer(tolerance)[i] = atol * SCALE[i];
    memset(count, 0, sizeof count);
    int flag, sample = 0;
    double time = 0.0;
    CVodeReInit(memory, 0.0, y);
    if ((flag = CVodeSVtolerances(memory, rtol, tolerance)) < 0) return fail("tolerances", flag);
    for (int event = 0; event <= EVENTS; event++) {
        double stop = event < EVENTS && EVENT_TIME[event] < end ? EVENT_TIME[event] : end;
        if (event > 0) {
            happen(event - 1, now);
            if (stop <= time && stop < end) continue;
            note_work();
            CVodeReInit(memory, time, y);
        }
        CVodeSetStopTime(memory, stop);
        for (;;) {
            double wanted = sample < points ? end * sample / (points - 1) : end;
            if (sample == points - 1) wanted = end;
            int beyond = wanted > stop || (wanted == stop && stop < end);
            if (!beyond && wanted <= time) {
                memcpy(out + (size_t)sample++ * STATES, now, sizeof START);
                if (sample == points) break;
                continue;
            }
            if (beyond && time >= stop) break;
            flag = CVode(memory, beyond ? stop : wanted, y, &time, CV_NORMAL);
            if (flag < 0) return fail("CVode", flag);
            if (flag == CV_TSTOP_RETURN) time = stop;
        }
        if (stop >= end) break;
    }
    note_work();
    return sample == points ? 0 : fail("samples", sample);
}

static double cpu(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

int main(int argc, char **argv) {
    if (argc != 4) return fail("arguments", argc);
    end = atof(argv[1]), points = atoi(argv[2]);
    out = malloc(sizeof(double) * STATES * (size_t)points);
    SUNContext context;
    SUNContext_Create(NULL, &context);
    y = N_VNew_Serial(STATES, context), tolerance = N_VNew_Serial(STATES, context);
    memory = CVodeCreate(CV_BDF, context);
    memcpy(N_VGetArrayPointer(y), START, sizeof START);
    CVodeInit(memory, f, 0.0, y);
    CVodeSetMaxNumSteps(memory, 10000000);
    SUNMatrix a;
    SUNLinearSolver solver;
#ifdef WITH_KLU
    if (strcmp(argv[3], "klu") == 0) {
        a = SUNSparseMatrix(STATES, STATES, ENTRIES, CSC_MAT, context);
        solver = SUNLinSol_KLU(y, a, context);
    } else
#endif
    {
        a = SUNDenseMatrix(STATES, STATES, context);
        solver = SUNLinSol_Dense(y, a, context);
    }
    CVodeSetLinearSolver(memory, solver, a);
    CVodeSetJacFn(memory, jac);
    char line[4096], word[16], file[4096];
    double rtol, atol;
    while (fgets(line, sizeof line, stdin)) {
        int repeats = 1, flag = 0;
        if (sscanf(line, "time %lf %lf %d", &rtol, &atol, &repeats) == 3) {
            double from = cpu();
            for (int i = 0; i < repeats && !flag; i++) flag = run(rtol, atol);
            double each = (cpu() - from) / repeats;
            if (flag) printf("failed\n");
            else printf("%.9e %ld %ld %ld %ld\n", each, count[0], count[1], count[2], count[3]);
        } else if (sscanf(line, "%15s %lf %lf %4095s", word, &rtol, &atol, file) == 4) {
            flag = run(rtol, atol);
            FILE *to = fopen(file, "wb");
            if (!flag && to) fwrite(out, sizeof(double), STATES * (size_t)points, to);
            if (to) fclose(to);
            printf(flag ? "failed\n" : "written\n");
        }
        fflush(stdout);
    }
    return 0;
}
