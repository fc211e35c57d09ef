import {loadTensorflow} from "../../data-loaders/training/tensorflow.js";
import {trainingPlan, trainingSet} from "./training.js";

/* Trains the network of the bench once: what a whole process takes for it. */

const tensorflow = await loadTensorflow();
tensorflow.train(trainingSet(), trainingPlan);
